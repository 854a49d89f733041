//! What can happen to the page.

use std::rc::Rc;

use crate::calendar::{Day, DayRange, PartialDate, TimeUnit};
use crate::explorer::offline::{Offline, Wish};
use crate::explorer::timeline::brush::End;
use crate::findings::{
    Card, Clause, Context, EditionInfo, Events, Fault, Findings, Notice, Passage, Reading,
};
use crate::protocol::{PointedAt, Turn};
use crate::report::{Certainty, Provenance, ReportId, Span};
use crate::view::{Choice, Clock, ContextSort, Lens, Level, Settings, Sort, View};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The reader typed in the search box, which now says this.
    QueryTyped(String),
    /// The reader pressed Enter in the search box, which says this.
    QueryCommitted(String),
    /// A level was chosen.
    LevelChosen(Level),
    /// An order was chosen.
    SortChosen(Sort),
    /// An outlet was ticked or unticked.
    OutletToggled(Choice),
    /// A relayed source was ticked or unticked.
    RelayedToggled(Choice),
    /// A kind of dating was ticked or unticked.
    ProvenanceToggled(Provenance),
    /// A certainty of datings was ticked or unticked.
    CertaintyToggled(Certainty),
    /// A contradiction in the evidence of datings was ticked or unticked.
    ConflictToggled(Certainty),
    /// The first or the last day of this report's dating was set by hand or emptied.
    DatedByHand(ReportId, End, Option<PartialDate>),
    /// The dating of this report, or of all, is again as it was read.
    HandTakenBack(Option<ReportId>),
    /// The first day of a clock's period was set or emptied.
    FromChosen(Clock, Option<PartialDate>),
    /// The last day of a clock's period was set or emptied.
    ToChosen(Clock, Option<PartialDate>),
    /// These days of a clock were chosen at one stroke; `None` drops its period.
    PeriodChosen(Clock, Option<DayRange>),
    /// These days of a clock are under a brush that is still moving.
    PeriodBrushed(Clock, DayRange),
    /// The brush was let go.
    BrushEnded,
    /// "Within the period" was ticked or unticked, for one clock.
    WithinToggled(Clock),
    /// The timeline was zoomed or moved: this unit, around this day or where most reports are.
    AxisChosen(TimeUnit, Option<Day>),
    /// The timeline shows everything again.
    AxisReset,
    /// The timeline was turned into tables, or back.
    TablesToggled,
    /// A mark of the timeline was pointed at, or none any more.
    MarkPointedAt(Option<PointedAt>),
    /// The words of a mark came.
    PassagesArrived(PointedAt, Rc<[Passage]>),
    /// The reader dropped "within the period", on both clocks, of an empty answer.
    WithinDropped,
    /// The switch for boilerplate was turned.
    BoilerplateToggled,
    /// The reader dropped a condition of an empty answer.
    ClauseDropped(Clause),
    /// The query was cleared by its chip.
    QueryCleared,
    /// All conditions were cleared.
    AllCleared,
    /// Another page of rows was chosen, counted from 0.
    PageTurned(u32),
    /// A lens was chosen.
    LensChosen(Lens),
    /// An order of the occurrences was chosen.
    ContextSortChosen(ContextSort),
    /// A form of the occurrences was ticked, in place of any other, or unticked.
    FormToggled(Choice),
    /// Occurrences were asked for in so many reports.
    MoreContextAsked(u32),
    /// The occurrences that the view of this link shows were asked for as a table.
    TableAsked(String),
    /// A report was opened.
    ReportOpened(ReportId),
    /// A report was opened at these words.
    WordsOpened(ReportId, Span),
    /// Words of the open report were pointed at, or none any more.
    WordsPointedAt(Option<Span>),
    /// The words of a reason for the dating of the open report were asked for.
    ReasonFollowed(Span),
    /// The open report was closed.
    ReportClosed,
    /// Settings were chosen.
    SettingsChosen(Settings),
    /// Single keys were made shortcuts, or are none any more.
    ShortcutsToggled,
    /// The address bar changed by itself: Back, Forward, a link, an edit.
    AddressChanged(Box<View>, Vec<Notice>),
    /// The engine has opened the edition.
    EngineStarted(EditionInfo),
    /// Findings came.
    FindingsArrived(Turn, Rc<Findings>),
    /// Cards of the first rows came, at last those of all.
    CardsArrived(Turn, Rc<[Card]>),
    /// The findings of this turn have waited long enough for their cards.
    CardsLate(Turn),
    /// The open report came, or the edition has none such.
    ReadingArrived(Turn, Option<Rc<Reading>>),
    /// The occurrences of the query's words came.
    ContextArrived(Turn, Rc<Context>),
    /// What the hits say happened when came.
    EventsArrived(Turn, Rc<Events>),
    /// Something went wrong, with a question or with the start.
    FaultArose(Option<Turn>, Fault),
    /// The engine is being started again.
    EngineRestarting(u32),
    /// This turn has not been answered for a while.
    AnswerLate(Turn),
    /// The reader asked to try again.
    RetryAsked,
    /// The service worker said what it keeps.
    OfflineSaid(Offline),
    /// The guide of a language is here.
    GuideArrived,
    /// The reader asked something of it.
    OfflineAsked(Wish),
}
