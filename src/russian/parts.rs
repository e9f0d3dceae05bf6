//! What the parts of a plan are called.

/// The words by which a heading names a part of a plan, in small letters.
pub const PARTS: [&str; 10] =
    ["раздел", "подраздел", "глава", "часть", "блок", "модуль", "этап", "направление", "задача", "цель"];
