//! The examples on a rule's page.

/// A YAML block of a rule's page.
pub(crate) struct Example {
    /// What the fence says after `yaml`.
    pub mark: String,
    /// The line of the fence.
    pub line: usize,
    /// The files that it holds.
    pub text: String,
}

/// The YAML blocks of a page.
pub(crate) fn examples(page: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut open = false;
    for (line, number) in page.lines().zip(1..) {
        match line.strip_prefix("```") {
            Some(fence) if !open && fence.starts_with("yaml") => {
                let mark = fence.trim_start_matches("yaml").trim().to_owned();
                examples.push(Example { mark, line: number, text: String::new() });
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                let example = examples.last_mut().expect("an open block was pushed");
                example.text.push_str(line);
                example.text.push('\n');
            }
            None => {}
        }
    }
    examples
}
