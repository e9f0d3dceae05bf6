//! Lists of cases: a line of JSON each.

use serde_json::Value;

/// Holds every case of a list to what is wrong with it, if anything: nothing may be.
pub(crate) fn hold(cases: &str, fault: impl Fn(&Value) -> Option<String>) {
    let cases: Vec<Value> = cases.lines().map(|line| serde_json::from_str(line).expect("a case")).collect();
    let told = |case: &Value| Some(format!("{} «{}»: {}", case["id"], case["wording"], fault(case)?));
    let faults: Vec<String> = cases.iter().filter_map(told).collect();
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
}
