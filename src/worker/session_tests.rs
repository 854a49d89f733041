//! The session over a fake site, a fake engine and an executor that lets chance decide what
//! happens next.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use super::*;
use crate::findings::{FacetCount, Facets, Row};
use crate::report::{Provenance, ReportId};

/// Deterministic numbers: `SplitMix64` (Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

const N_FILES: u8 = 6;
const MANIFEST: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const INTACT: &[u8] = b"intact";
const DAMAGED: &[u8] = b"damaged";

fn file(n: u8) -> FileRef {
    FileRef { sha256: [n; 32], packed_len: 6, unpacked_len: 6 }
}

/// Needs some files of each view, in two rounds, and remembers what it was given.
struct FakeEngine {
    info: EditionInfo,
    has: BTreeSet<u8>,
}

fn check(packed: &[u8]) -> Result<(), Fault> {
    if packed == INTACT { Ok(()) } else { Err(Fault::Damaged { file: "fake".to_owned() }) }
}

/// What the fake finds: a number that only this query has.
fn total_of(view: &View) -> u32 {
    view.query.parse().unwrap_or(0)
}

impl FakeEngine {
    fn step<T>(&self, rounds: &[&[u8]], answer: T) -> Step<T> {
        for round in rounds {
            let lacking: Vec<FileRef> =
                round.iter().filter(|n| !self.has.contains(n)).map(|n| file(*n)).collect();
            if !lacking.is_empty() {
                return Step::Need(lacking);
            }
        }
        Step::Done(answer)
    }
}

impl Answering for FakeEngine {
    fn open(_: &str, packed: &[u8]) -> Result<Self, Fault> {
        check(packed)?;
        let info = EditionInfo { title_ar: String::new(), title_en: String::new(), n_reports: 7 };
        Ok(Self { info, has: BTreeSet::new() })
    }

    fn info(&self) -> &EditionInfo {
        &self.info
    }

    fn supply(&mut self, file: &FileRef, packed: &[u8]) -> Result<(), Fault> {
        check(packed)?;
        self.has.insert(file.sha256[0]);
        Ok(())
    }

    fn ask(&mut self, view: &View) -> Result<Step<Findings>, Fault> {
        let n = (total_of(view) % u32::from(N_FILES)) as u8;
        let chosen = FacetCount { value: Provenance::Stated, count: 1, chosen: true };
        let findings = Findings {
            total: total_of(view),
            rows: vec![Row { ordinal: Ordinal(total_of(view)), score: 0 }],
            facets: Facets { provenance: vec![chosen], ..Facets::default() },
            ..Findings::default()
        };
        Ok(self.step(&[&[n, (n + 1) % N_FILES], &[(n + 2) % N_FILES]], findings))
    }

    fn cards(&mut self, view: &View, rows: &[Ordinal]) -> Result<Step<Vec<Card>>, Fault> {
        assert_eq!(rows, [Ordinal(total_of(view))]);
        let n = (total_of(view) % u32::from(N_FILES)) as u8;
        Ok(self.step(&[&[(n + 3) % N_FILES]], Vec::new()))
    }

    fn reading(&mut self, view: &View) -> Result<Step<Option<Reading>>, Fault> {
        assert!(view.report.is_some());
        Ok(self.step(&[&[0]], None))
    }
}

/// How the fake site treats one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Luck {
    /// Delivered.
    Good,
    /// The first fetch fails.
    FailsOnce,
    /// Every fetch fails.
    AlwaysFails,
    /// The cache has damaged bytes.
    CacheDamaged,
    /// The site has damaged bytes.
    SiteDamaged,
}

/// Something asynchronous that is not over yet.
struct Pending {
    over: Rc<Cell<bool>>,
    waker: Rc<RefCell<Option<Waker>>>,
}

#[derive(Default)]
struct World {
    spawned: Vec<Task>,
    pending: Vec<Pending>,
    on_their_way: BTreeSet<String>,
    fetched: Vec<(String, Freshness)>,
    luck: BTreeMap<String, Luck>,
    posted: Vec<FromWorker>,
    /// The turn asked last, as the test knows it.
    last_turn: Option<Turn>,
    stale_posts: u32,
    pauses: Vec<u32>,
}

#[derive(Clone, Default)]
struct FakeHost {
    world: Rc<RefCell<World>>,
}

impl FakeHost {
    /// Over when the test says so.
    fn in_a_while(&self) -> impl Future<Output = ()> + 'static {
        let over = Rc::new(Cell::new(false));
        let waker = Rc::new(RefCell::new(None));
        let pending = Pending { over: Rc::clone(&over), waker: Rc::clone(&waker) };
        self.world.borrow_mut().pending.push(pending);
        std::future::poll_fn(move |context| {
            if over.get() {
                return Poll::Ready(());
            }
            *waker.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
    }
}

impl Host for FakeHost {
    fn use_folder(&self, url: &str) {
        assert_eq!(url, "https://example.org/data/");
    }

    fn fetch(
        &self,
        file: &str,
        freshness: Freshness,
    ) -> impl Future<Output = Result<Vec<u8>, String>> + 'static {
        let (this, file) = (self.clone(), file.to_owned());
        {
            let mut world = self.world.borrow_mut();
            assert!(world.on_their_way.insert(file.clone()), "{file} is fetched twice at once");
            world.fetched.push((file.clone(), freshness));
        }
        let arrival = self.in_a_while();
        async move {
            arrival.await;
            let mut world = this.world.borrow_mut();
            world.on_their_way.remove(&file);
            let first = world.fetched.iter().filter(|(name, _)| *name == file).count() == 1;
            match world.luck.get(&file).copied().unwrap_or(Luck::Good) {
                Luck::AlwaysFails => Err("no network".to_owned()),
                Luck::FailsOnce if first => Err("no network".to_owned()),
                Luck::SiteDamaged => Ok(DAMAGED.to_vec()),
                Luck::CacheDamaged if freshness == Freshness::Any => Ok(DAMAGED.to_vec()),
                _ => Ok(INTACT.to_vec()),
            }
        }
    }

    fn pause(&self, milliseconds: u32) -> impl Future<Output = ()> + 'static {
        self.world.borrow_mut().pauses.push(milliseconds);
        self.in_a_while()
    }

    fn spawn(&self, task: Task) {
        self.world.borrow_mut().spawned.push(task);
    }

    fn now_micros(&self) -> u64 {
        0
    }

    fn post(&self, message: FromWorker) {
        let mut world = self.world.borrow_mut();
        let turn = turn_of(&message);
        if turn.is_some() && turn != world.last_turn {
            world.stale_posts += 1;
        }
        world.posted.push(message);
    }
}

fn turn_of(message: &FromWorker) -> Option<Turn> {
    match message {
        FromWorker::Started { .. } => None,
        FromWorker::Findings { turn, .. }
        | FromWorker::Cards { turn, .. }
        | FromWorker::Reading { turn, .. } => Some(*turn),
        FromWorker::Fault { turn, .. } => *turn,
    }
}

#[derive(Default)]
struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Polls only tasks that were woken, so a wake-up that is lost leaves a question unanswered.
struct Executor {
    session: Session<FakeEngine, FakeHost>,
    host: FakeHost,
    tasks: Vec<(Task, Arc<Flag>)>,
}

impl Executor {
    fn new() -> Self {
        let host = FakeHost::default();
        Self { session: Session::new(host.clone()), host, tasks: Vec::new() }
    }

    fn start(&self) {
        let data_url = "https://example.org/data/".to_owned();
        let start = ToWorker::Start { version: PROTOCOL_VERSION, data_url, manifest: MANIFEST.to_owned() };
        self.session.receive(&start.encode());
    }

    fn ask(&self, turn: u32, link: &str) {
        self.host.world.borrow_mut().last_turn = Some(Turn(turn));
        self.session.receive(&ToWorker::Ask { turn: Turn(turn), link: link.to_owned() }.encode());
    }

    fn luck(&self, name: String, luck: Luck) {
        self.host.world.borrow_mut().luck.insert(name, luck);
    }

    /// Lets one thing happen, or says that nothing can.
    fn one_event(&mut self, chance: &mut Chance) -> bool {
        let spawned = std::mem::take(&mut self.host.world.borrow_mut().spawned);
        for task in spawned {
            let flag = Arc::new(Flag(AtomicBool::new(true)));
            self.tasks.push((task, flag));
        }
        let awake: Vec<usize> =
            (0..self.tasks.len()).filter(|&n| self.tasks[n].1.0.load(Ordering::Relaxed)).collect();
        let n_pending = self.host.world.borrow().pending.len();
        if awake.is_empty() && n_pending == 0 {
            return false;
        }
        let choice = chance.below(awake.len() + n_pending);
        match awake.get(choice) {
            Some(&n) => self.poll(n),
            None => self.settle(choice - awake.len()),
        }
        true
    }

    fn poll(&mut self, n: usize) {
        let (task, flag) = &mut self.tasks[n];
        flag.0.store(false, Ordering::Relaxed);
        let waker = Waker::from(Arc::clone(flag));
        if task.as_mut().poll(&mut Context::from_waker(&waker)).is_ready() {
            drop(self.tasks.swap_remove(n));
        }
    }

    fn settle(&self, n: usize) {
        let pending = self.host.world.borrow_mut().pending.swap_remove(n);
        pending.over.set(true);
        if let Some(waker) = pending.waker.borrow_mut().take() {
            waker.wake();
        }
    }

    fn run(&mut self, chance: &mut Chance) {
        while self.one_event(chance) {}
    }

    fn posted(&self) -> Vec<FromWorker> {
        self.host.world.borrow().posted.clone()
    }

    fn n_fetched(&self, name: &str) -> usize {
        self.host.world.borrow().fetched.iter().filter(|(file, _)| file == name).count()
    }
}

/// A view that asks for `number`, with a report open in every third.
fn link(number: u32) -> String {
    let report = number.is_multiple_of(3).then_some(ReportId([1; 8]));
    View { query: number.to_string(), report, ..View::default() }.encode()
}

/// What is wrong with what was posted after all has come to rest.
fn complaints(run: &Executor, last: Option<(Turn, u32)>) -> Vec<String> {
    let world = run.host.world.borrow();
    let mut complaints = Vec::new();
    if world.stale_posts > 0 {
        complaints.push(format!("{} stale answers", world.stale_posts));
    }
    let Some((turn, number)) = last else { return complaints };
    let answers: Vec<&FromWorker> = world.posted.iter().filter(|m| turn_of(m) == Some(turn)).collect();
    let complete = match answers.last() {
        Some(FromWorker::Fault { .. }) => true,
        Some(FromWorker::Cards { .. }) => !number.is_multiple_of(3),
        Some(FromWorker::Reading { .. }) => number.is_multiple_of(3),
        _ => false,
    };
    if !complete {
        complaints.push(format!("turn {turn:?} was left with {answers:?}"));
    }
    for answer in answers {
        if let FromWorker::Findings { findings, .. } = answer
            && findings.total != number
        {
            complaints.push(format!("turn {turn:?} asked {number} and got {}", findings.total));
        }
    }
    complaints
}

/// One random course of events; `careless` takes the guard away.
fn random_course(seed: u64, careless: bool) -> Vec<String> {
    let mut chance = Chance(seed);
    let mut run = Executor::new();
    run.session.inner.careless.set(careless);
    let lucks = [Luck::FailsOnce, Luck::AlwaysFails, Luck::CacheDamaged, Luck::SiteDamaged];
    for name in (0..N_FILES).map(|n| file(n).name()).chain([manifest_file(MANIFEST)]) {
        if chance.one_in(6) {
            run.luck(name, lucks[chance.below(lucks.len())]);
        }
    }
    run.start();
    let mut last = None;
    for turn in 1..=1 + chance.below(6) as u32 {
        for _ in 0..chance.below(30) {
            run.one_event(&mut chance);
        }
        let number = 1 + chance.below(1000) as u32;
        run.ask(turn, &link(number));
        last = Some((Turn(turn), number));
    }
    run.run(&mut chance);
    complaints(&run, last)
}

#[test]
fn in_ten_thousand_courses_no_stale_answer_is_posted_and_the_last_question_is_answered() {
    for seed in 0..10_000 {
        assert_eq!(random_course(seed, false), Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn without_its_guard_the_same_courses_post_stale_answers() {
    let bad = (0..200).filter(|&seed| !random_course(seed, true).is_empty()).count();
    assert!(bad > 50, "only {bad} of 200 courses noticed that the guard is gone");
}

#[test]
fn a_question_gets_findings_then_cards_then_the_reading() {
    let mut run = Executor::new();
    run.start();
    run.ask(1, &link(3));
    run.run(&mut Chance(1));
    let kinds: Vec<&str> = run
        .posted()
        .iter()
        .map(|message| match message {
            FromWorker::Started { .. } => "started",
            FromWorker::Findings { .. } => "findings",
            FromWorker::Cards { .. } => "cards",
            FromWorker::Reading { .. } => "reading",
            FromWorker::Fault { .. } => "fault",
        })
        .collect();
    assert_eq!(kinds, ["started", "findings", "cards", "reading"]);
}

#[test]
fn a_file_is_fetched_once_for_all_questions() {
    let mut run = Executor::new();
    run.start();
    for turn in 1..20 {
        run.ask(turn, &link(6));
        for _ in 0..3 {
            run.one_event(&mut Chance(u64::from(turn)));
        }
    }
    run.run(&mut Chance(1));
    for n in 0..4 {
        assert_eq!(run.n_fetched(&file(n).name()), 1);
    }
}

#[test]
fn a_file_of_a_superseded_question_still_reaches_the_engine() {
    let mut run = Executor::new();
    let mut chance = Chance(5);
    run.start();
    run.run(&mut chance);
    run.ask(1, &link(1));
    while run.n_fetched(&file(1).name()) == 0 {
        assert!(run.one_event(&mut chance));
    }
    run.ask(2, &link(4));
    run.run(&mut chance);
    assert_eq!(complaints(&run, Some((Turn(2), 4))), Vec::<String>::new());
    let has = run.session.with_engine(|engine| Ok(engine.has.clone())).unwrap();
    assert!(has.contains(&1) && has.contains(&2), "{has:?}");
}

#[test]
fn a_fetch_that_fails_is_tried_once_more_after_a_pause() {
    let mut run = Executor::new();
    run.luck(file(1).name(), Luck::FailsOnce);
    run.start();
    run.ask(1, &link(1));
    run.run(&mut Chance(1));
    assert_eq!(complaints(&run, Some((Turn(1), 1))), Vec::<String>::new());
    assert!(!run.posted().iter().any(|message| matches!(message, FromWorker::Fault { .. })));
    assert!(run.host.world.borrow().pauses.contains(&PAUSE_BEFORE_RETRY));
}

#[test]
fn a_file_that_cannot_be_had_is_named_with_the_reason_and_asked_for_anew_next_time() {
    let mut run = Executor::new();
    run.luck(file(1).name(), Luck::AlwaysFails);
    run.start();
    run.ask(1, &link(1));
    run.run(&mut Chance(1));
    let fault = Fault::Missing { file: file(1).name(), detail: "no network".to_owned() };
    assert_eq!(run.posted().last(), Some(&FromWorker::Fault { turn: Some(Turn(1)), fault }));
    assert_eq!(run.n_fetched(&file(1).name()), 2);
    run.luck(file(1).name(), Luck::Good);
    run.ask(2, &link(1));
    run.run(&mut Chance(1));
    assert!(matches!(run.posted().last(), Some(FromWorker::Cards { turn: Turn(2), .. })));
}

#[test]
fn damaged_bytes_are_fetched_once_more_past_the_cache() {
    let mut run = Executor::new();
    run.luck(file(1).name(), Luck::CacheDamaged);
    run.luck(manifest_file(MANIFEST), Luck::CacheDamaged);
    run.start();
    run.ask(1, &link(1));
    run.run(&mut Chance(1));
    assert!(matches!(run.posted().last(), Some(FromWorker::Cards { .. })));
    let fetched = run.host.world.borrow().fetched.clone();
    for name in [file(1).name(), manifest_file(MANIFEST)] {
        let of_it: Vec<Freshness> = fetched.iter().filter(|(file, _)| *file == name).map(|f| f.1).collect();
        assert_eq!(of_it, [Freshness::Any, Freshness::FromSite]);
    }
}

#[test]
fn an_edition_that_does_not_open_says_so_for_the_start_and_for_each_question() {
    let mut run = Executor::new();
    run.luck(manifest_file(MANIFEST), Luck::SiteDamaged);
    run.start();
    run.ask(1, &link(1));
    run.run(&mut Chance(1));
    run.ask(2, &link(2));
    run.run(&mut Chance(1));
    let damaged = |turn| FromWorker::Fault { turn, fault: Fault::Damaged { file: "fake".to_owned() } };
    assert_eq!(run.posted(), [damaged(None), damaged(Some(Turn(1))), damaged(Some(Turn(2)))]);
}

#[test]
fn a_page_of_another_version_is_refused() {
    let other = ToWorker::Start {
        version: PROTOCOL_VERSION + 1,
        data_url: String::new(),
        manifest: MANIFEST.to_owned(),
    };
    for message in [other.encode(), b"\xFF not a message".to_vec()] {
        let run = Executor::new();
        run.session.receive(&message);
        assert_eq!(run.posted(), [FromWorker::Fault { turn: None, fault: Fault::OtherVersion }]);
    }
}

#[test]
fn an_engine_that_never_has_enough_is_stopped() {
    struct Greedy(EditionInfo);
    impl Answering for Greedy {
        fn open(_: &str, _: &[u8]) -> Result<Self, Fault> {
            Ok(Self(EditionInfo { title_ar: String::new(), title_en: String::new(), n_reports: 0 }))
        }
        fn info(&self) -> &EditionInfo {
            &self.0
        }
        fn supply(&mut self, _: &FileRef, _: &[u8]) -> Result<(), Fault> {
            Ok(())
        }
        fn ask(&mut self, _: &View) -> Result<Step<Findings>, Fault> {
            Ok(Step::Need(vec![file(1)]))
        }
        fn cards(&mut self, _: &View, _: &[Ordinal]) -> Result<Step<Vec<Card>>, Fault> {
            Ok(Step::Done(Vec::new()))
        }
        fn reading(&mut self, _: &View) -> Result<Step<Option<Reading>>, Fault> {
            Ok(Step::Done(None))
        }
    }
    let host = FakeHost::default();
    let session: Session<Greedy, FakeHost> = Session::new(host.clone());
    // The same executor, for its tasks and events alone.
    let mut run = Executor { host: host.clone(), ..Executor::new() };
    session.opened(Greedy::open("", b"").unwrap());
    host.world.borrow_mut().last_turn = Some(Turn(1));
    session.ask(Turn(1), link(1));
    run.run(&mut Chance(1));
    assert!(matches!(
        run.posted().last(),
        Some(FromWorker::Fault { turn: Some(Turn(1)), fault: Fault::Engine { .. } })
    ));
}
