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
pub use diagram::{ArrowKind, Diagram, DiagramEdge, DiagramGroup, DiagramNode, dot, mermaid, svg};
pub use duties::{Duties, Duty, DutyTime, Exported};
pub use home::{TerritoryHome, TerritoryHomes, territory};
pub use ics::ics;
pub use live::{LiveServer, NewsFeed, ServedContent, SiteNews};
pub use matrix::{matrix, status_json};
pub use pages::Site;
pub use part::SitePart;
pub use passed_over::{AnsweringFinding, UnansweredReason};
pub use state::{LOOKS, StateLook, TaskState};
pub use status::{CountedAs, Overview, OverviewRow, status};
pub use task::Task;
pub use workbook::{BookPart, SheetCell, SheetColumn, WorkbookSheet, sheets, xlsx};
