//! The workspace at a glance: what is due when and by whom, and whether it was done, as tables and calendars for people
//! who read no findings.

mod answers;
mod csv;
mod diagram;
mod duties;
mod found;
mod home;
mod ics;
mod live;
mod matrix;
mod pages;
mod part;
mod passed_over;
mod state;
mod status;
mod task;
mod workbook;

pub use answers::{Answer, AnswerCell, Answers, Organisation};
pub use csv::csv;
pub use diagram::{Arrow, ArrowKind, Diagram, DiagramGroup, DiagramNode, dot, mermaid, svg};
pub use duties::{Duties, Duty, DutyTime, Exported};
pub use home::{Home, Homes, territory};
pub use ics::ics;
pub use live::{LiveServer, News, NewsFeed, ServedContent};
pub use matrix::{matrix, status_json};
pub use pages::Site;
pub use part::SitePart;
pub use passed_over::{Judged, Reason};
pub use state::{LOOKS, StateLook, TaskState};
pub use status::{CountedAs, Overview, OverviewRow, status};
pub use task::Task;
pub use workbook::{BookPart, SheetCell, SheetColumn, WorkbookSheet, sheets, xlsx};
