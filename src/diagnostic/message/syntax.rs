//! Messages of the group `syntax`.
