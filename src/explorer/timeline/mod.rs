//! The geometry of the timeline: days ↔ places on the drawing, labels, signs, the brush.
//!
//! Pure, in whole CSS pixels. *Along* counts pixels from the beginning of the window in the
//! direction of time; *across* counts them from the left edge, as the drawing needs them. Only
//! [`Scale`] knows that in Arabic the two run against each other.

pub mod brush;
pub mod rows;
pub mod scale;
pub mod signs;
pub mod ticks;

pub use scale::Scale;
pub use signs::{Drawing, Kind, Sign};

/// The height of the drawing of a lane.
pub const LANE_HEIGHT: i32 = 44;
/// The height of the labels under the lanes.
pub const AXIS_HEIGHT: i32 = 24;
