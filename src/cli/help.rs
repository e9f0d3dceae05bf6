//! The help of every command and argument in English; the Russian stands beside each in the sources of the commands.

/// By the command and the argument: `check as_of`.
static ENGLISH: &[(&str, &str)] = &[
    ("", "Checks and prints roadmaps and the orders that they are annexed to"),
    ("check", "Check roadmaps and tell what contradicts what"),
    ("check paths", "Folders and files with roadmaps; without any, the current folder"),
    ("check as_of", "The day against which \"overdue\" is judged: never, today or 2024-03-02"),
    ("check format", "The form of the report"),
    ("check all", "Show every finding in full, not the first fifty"),
    ("check select", "Only these rules or groups"),
    ("check ignore", "Without these rules or groups"),
    ("check deny_warnings", "Let warnings count as errors in the exit status"),
    ("check shard", "Check the K-th of N parts of the tree, as 2/8"),
    ("check output", "Write the report to a file too; may be repeated"),
    ("check min_severity", "Only findings no lighter than this: error, warning or advice"),
    ("check statistics", "How often each rule was broken, in place of the findings"),
    ("check exit_zero", "End with status 0 where there are errors too"),
    (
        "check changed_since",
        "Only findings in the files changed since this revision of git, and new ones in others",
    ),
    (
        "check stdin_filename",
        "The name of the file whose text the standard input gives; the path `-` is not needed then",
    ),
    ("check fix", "Mend in the files what can be mended without a change of meaning"),
    ("check unsafe_fixes", "Mend where the meaning changes too: read the changes afterwards"),
    ("check watch", "Check again when files change; Ctrl-C ends it"),
    ("check diff", "Show what --fix would change, and write nothing"),
    ("check dependents", "Check the roadmaps too that rest on those named"),
    (
        "check write_baseline",
        "Write all that is found to the list of what is known (`baseline` in vekha.yaml)",
    ),
    ("build", "Check roadmaps and print the orders with their annexes"),
    ("build paths", "Folders and files with roadmaps; without any, the current folder"),
    ("build out", "Where to write: DIR/<id>/order.docx"),
    ("build format", "Formats, with commas between: docx, pdf, html, md"),
    (
        "build templates",
        "A folder of templates that take the place of those built in, or a document of Word to print after",
    ),
    ("build force", "Print with errors too, marked “ПРОЕКТ” (draft) on every page"),
    (
        "build body",
        "In place of orders, what one body has to do, by date: DIR/summary.docx; name, key or roadmap/key",
    ),
    ("build report", "In place of orders, blank forms of reports: DIR/<id>/report.docx"),
    ("build watch", "Print again what changes; Ctrl-C ends it"),
    ("build deny_warnings", "Let warnings count as errors: print no roadmap that has some"),
    (
        "build clean",
        "Take away from DIR the files of roadmaps that are gone: only what was printed and not changed since",
    ),
    ("build open", "Show what was printed"),
    ("build memory", "How many MiB of memory printing by one's own templates may take"),
    ("import", "Make roadmaps of orders in Word and tables in Excel"),
    ("import files", "Files .docx and .xlsx, and folders with them"),
    ("import out", "Where to write: DIR/<id>.yaml and the texts of annexes"),
    ("import level", "The level of the roadmap; without it, told from the words of the document"),
    ("import parent", "The id of the roadmap above: links to it are proposed in comments"),
    ("import id", "The id of the roadmap; without it, made of place and year"),
    ("import force", "Replace files that are there already"),
    ("export", "Give measures and deadlines as a calendar, a table, a workbook or a diagram"),
    ("export paths", "Folders and files with roadmaps; without any, the current folder"),
    ("export format", "The form: a calendar, a table, a workbook for Excel or a diagram"),
    ("export body", "Only what one body is responsible for: name, key or roadmap/key"),
    ("export remind", "In a calendar: remind at nine in the morning so many days before the deadline"),
    ("export as_of", "The day against which \"overdue\" is judged: never, today or 2024-03-02"),
    ("export out", "Where to write; without it, to the standard output"),
    ("serve", "Show the pages live: what is saved is seen at once"),
    ("serve paths", "Folders and files with roadmaps; without any, the current folder"),
    ("serve port", "The port on 127.0.0.1; 0 for any that is free"),
    ("serve as_of", "The day against which \"overdue\" is judged: never, today or 2024-03-02"),
    (
        "serve templates",
        "A folder of templates that take the place of those built in, or a document of Word to print after",
    ),
    ("status", "Show the overview: what is missing, what contradicts, what burns"),
    ("status paths", "Folders and files with roadmaps; without any, the current folder"),
    ("status as_of", "The day against which \"overdue\" is judged: never, today or 2024-03-02"),
    ("status format", "The form: table, or json for programs"),
    ("site", "Write pages about the whole: overview, who answered, what is under control, findings"),
    ("site paths", "Folders and files with roadmaps; without any, the current folder"),
    ("site out", "Where to write the pages; the first is DIR/index.html"),
    ("site as_of", "The day against which \"overdue\" is judged: never, today or 2024-03-02"),
    (
        "site templates",
        "A folder of templates that take the place of those built in, or a document of Word to print after",
    ),
    ("site open", "Show what was written"),
    ("merge", "Join the reports of parts that were checked apart"),
    ("merge format", "The form of the report"),
    ("merge all", "Show every finding in full, not the first fifty"),
    ("merge reports", "The reports of the parts, as JSON"),
    ("deadline", "Show which days a wording of a deadline means"),
    ("deadline wording", "The deadline as it stands in the order"),
    ("deadline rest", "The other words of a deadline that is written without quotation marks"),
    ("deadline period", "The period of the plan: 2024, 2021..2024, 2020-06-26..2024-12-25, 2022/2023"),
    ("deadline order_date", "The date of the order: 2024-02-05"),
    ("deadline format", "The form of the answer"),
    ("explain", "Explain a rule or the rules of a group: what is wrong, why it matters, how to mend it"),
    ("explain rule", "A rule or a group, for example nesting/late or nesting"),
    ("rules", "List all rules"),
    ("rules format", "The form of the list"),
    ("schema", "Print the JSON Schema of a roadmap or of the settings for an editor"),
    ("schema of", "Of what: of a roadmap or of the settings (vekha.yaml)"),
    ("lsp", "Serve an editor: findings, hints and fixes as one types"),
    ("lsp stdio", "Work over stdin and stdout, as the server does without it too"),
    ("templates", "Write out the built-in templates, to be changed"),
    ("templates folder", "Where to write; files that are there are not replaced"),
    ("completions", "Print what a shell needs to complete commands and options"),
    ("completions shell", "The shell"),
    ("man", "Write the pages of the manual for man"),
    ("man folder", "Where to write"),
    ("init", "Begin a workspace: settings, a roadmap with its order, schemas; nothing is overwritten"),
    ("init folder", "The folder; without one, the current one"),
    (
        "init level",
        "The level of the roadmap; without it the one below `parent`, and without that the lowest",
    ),
    ("init parent", "The id of the roadmap above: the new one gets a link to it and its mandatory measures"),
    ("init id", "The id of the roadmap; without it, made of the level and the year"),
    ("init ci", "A check on the server; where there are roadmaps, no new one is added to it"),
    ("init pre_commit", "A check before each commit"),
    ("init vscode", "Settings for VS Code"),
    ("cache", "What is remembered of earlier checks"),
    ("cache clean", "Forget all that is remembered of earlier checks"),
    ("help", "Show the help of the program or of a command"),
    ("help command", "A command, and a command of that"),
];

/// What all commands share.
static SHARED: &[(&str, &str)] = &[
    ("lang", "Language: ru or en"),
    ("quiet", "Findings alone, without counts and hints"),
    ("color", "Colours and links"),
    ("config", "A file of settings in place of vekha.yaml"),
    ("no_cache", "Remember nothing of earlier checks"),
    ("cache_dir", "The folder for what is remembered of earlier checks"),
    ("show_settings", "Show the settings that the command would work with, and end"),
    ("show_files", "Show the files that would be read, and end"),
];

/// The help of a command or an argument.
pub(super) fn english(name: &str) -> Option<&'static str> {
    let own = ENGLISH.iter().find(|(known, _)| *known == name);
    let last = name.rsplit(' ').next();
    let shared = || SHARED.iter().find(|(known, _)| last == Some(*known));
    own.or_else(shared).map(|(_, help)| *help)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn missing(command: &clap::Command, path: &str, found: &mut Vec<String>) {
        let names = command.get_arguments().map(|arg| format!("{path} {}", arg.get_id()).trim().to_owned());
        let names = names.filter(|name| !name.ends_with("help") && !name.ends_with("version"));
        found.extend(names.chain([path.to_owned()]).filter(|name| english(name).is_none()));
        for one in command.get_subcommands() {
            missing(one, format!("{path} {}", one.get_name()).trim(), found);
        }
    }

    #[test]
    fn every_argument_has_help_in_english() {
        let mut found = Vec::new();
        missing(&super::super::ProgramArguments::command(), "", &mut found);
        assert_eq!(found, [] as [String; 0]);
    }
}
