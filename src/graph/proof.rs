//! Why a moment cannot be in time: the shortest way back to days that come too late.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::moment::{MomentArc, PrecedenceKind, choices};
use super::network::Network;
use super::schedules::DayNumber;
use super::sequence::TraceStep;
use crate::base::{MomentIdx, NodeIdx};

/// How a moment is proven to come too late, and by how many steps.
#[derive(Clone, Copy)]
struct LatenessProof {
    steps: usize,
    /// The reference to what is too late already; none where its own line says so.
    after: Option<PrecedenceKind>,
}

/// A line that a proof rests on: a measure's own days, or the reference at that place of its list `after`.
type ProofLine = (NodeIdx, Option<PrecedenceKind>);

/// How each moment of a proof is proven.
type Derivations = BTreeMap<MomentIdx, LatenessProof>;

/// The steps that prove that a moment cannot be finished by `limit`, what comes first told first.
///
/// Of what recurs one time may be enough, so that each of the times which may serve is proven to be too late. Then the
/// shortest reason for each need not make the shortest proof: lines without which there still is one are left out.
pub(super) fn steps(network: &Network, moment: MomentIdx, limit: DayNumber) -> Vec<TraceStep> {
    let before = before(network, moment);
    let prove = |lines: Option<&BTreeSet<ProofLine>>| reasons(network, &before, (moment, limit), lines);
    let why = prove(None);
    let mut steps = told(network, moment, limit, &why);
    // Where each line rests on one other, the shortest way is the shortest proof.
    if why.keys().all(|at| choices(network.arcs_to(*at)).all(|choice| choice.len() == 1)) {
        return steps;
    }
    let mut needed = lines(&steps);
    for line in needed.clone() {
        let fewer: BTreeSet<ProofLine> = needed.iter().copied().filter(|other| *other != line).collect();
        let why = prove(Some(&fewer));
        if why.contains_key(&moment) {
            steps = told(network, moment, limit, &why);
            needed = lines(&steps);
        }
    }
    steps
}

/// The lines that steps show.
fn lines(steps: &[TraceStep]) -> BTreeSet<ProofLine> {
    let own = steps.iter().filter(|step| step.floor.is_some()).map(|step| (step.measure, None));
    let after = steps.iter().filter(|step| step.after.is_some()).map(|step| (step.measure, step.after));
    own.chain(after).collect()
}

/// Proves what can be proven of the moments before one, by these lines alone where some are given.
fn reasons(
    network: &Network,
    before: &BTreeSet<MomentIdx>,
    (moment, limit): (MomentIdx, DayNumber),
    lines: Option<&BTreeSet<ProofLine>>,
) -> Derivations {
    let mut why = Derivations::new();
    for &at in before {
        let (here, measure) = (&network.moments[at], network.measure_of(at));
        let shown = |by: Option<PrecedenceKind>| lines.is_none_or(|lines| lines.contains(&(measure, by)));
        let reason = match here.floor() > limit && shown(None) {
            true if at != moment => Some(LatenessProof { steps: 1, after: None }),
            _ if at != moment && here.done.is_some() => None,
            _ if at == moment => awaited(network.pressing(at), &why, |by| shown(Some(by))),
            _ => awaited(network.arcs_to(at), &why, |by| shown(Some(by))),
        };
        why.extend(reason.map(|reason| (at, reason)));
    }
    why
}

/// A moment and all before it, in the order of the network.
fn before(network: &Network, moment: MomentIdx) -> BTreeSet<MomentIdx> {
    let mut seen = BTreeSet::from([moment]);
    let mut open = vec![moment];
    while let Some(at) = open.pop() {
        open.extend(network.arcs_to(at).iter().map(|arc| arc.from).filter(|from| seen.insert(*from)));
    }
    seen
}

/// The shortest reason among what a moment waits for: a reference all of whose times are too late.
fn awaited(
    arcs: &[MomentArc],
    why: &Derivations,
    shown: impl Fn(PrecedenceKind) -> bool,
) -> Option<LatenessProof> {
    let shown = choices(arcs).filter(|choice| choice.first().is_some_and(|arc| shown(arc.by)));
    let proven = shown.filter_map(|choice| {
        let each: Option<Vec<usize>> =
            choice.iter().map(|arc| why.get(&arc.from).map(|why| why.steps)).collect();
        let by = choice.first().map(|arc| arc.by);
        // That a whole is finished with its parts is no step that anybody is shown.
        let own = usize::from(!by.is_some_and(PrecedenceKind::is_part));
        Some(LatenessProof { steps: own + each?.iter().sum::<usize>(), after: by })
    });
    proven.min_by_key(|why| why.steps)
}

/// One step a measure and a reference of it, in the order of the network.
fn told(network: &Network, moment: MomentIdx, limit: DayNumber, why: &Derivations) -> Vec<TraceStep> {
    let mut open = BTreeSet::from([moment]);
    let mut steps: Vec<TraceStep> = Vec::new();
    let mut of_measure: HashMap<NodeIdx, Vec<usize>> = HashMap::new();
    while let Some(at) = open.pop_last() {
        let Some(reason) = why.get(&at) else { continue };
        let measure = network.measure_of(at);
        let floor = Some(network.moments[at].floor()).filter(|floor| *floor > limit);
        let floor = floor.filter(|_| reason.after.is_none());
        let choice = choices(network.arcs_to(at))
            .find(|choice| choice.first().is_some_and(|arc| Some(arc.by) == reason.after));
        open.extend(choice.into_iter().flatten().map(|arc| arc.from));
        let own = of_measure.entry(measure).or_default();
        let joins =
            |step: &TraceStep| step.after == reason.after || step.after.is_none() || reason.after.is_none();
        let joined = own.iter().copied().find(|&at| steps.get(at).is_some_and(joins));
        match joined.and_then(|at| steps.get_mut(at)) {
            Some(step) => {
                step.after = step.after.or(reason.after);
                step.floor = [step.floor, floor].into_iter().flatten().min();
                step.moment = step.moment.min(at);
                step.state = network.moments[step.moment];
            }
            None => {
                own.push(steps.len());
                steps.push(TraceStep { floor, ..TraceStep::of(network, at, reason.after) });
            }
        }
    }
    steps.reverse();
    steps
}
