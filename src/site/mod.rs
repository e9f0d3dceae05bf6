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

pub use answers::{Answer, Answers, Cell, Organisation};
pub use csv::csv;
pub use diagram::{Arrow, ArrowKind, Diagram, Group, Node, dot, mermaid, svg};
pub use duties::{Duties, Duty, DutyTime, Exported};
pub use home::{Home, Homes, territory};
pub use ics::ics;
pub use live::{Changes, Content, News, Server};
pub use matrix::{matrix, status_json};
pub use pages::Site;
pub use part::Part;
pub use passed_over::{Judged, Reason};
pub use state::{LOOKS, Look, State};
pub use status::{Counted, Overview, OverviewRow, status};
pub use task::Task;
pub use workbook::{BookPart, Sheet, SheetCell, SheetColumn, sheets, xlsx};
