// Reliability: failure rates, checkpoint intervals, availability of groups, spares. Times are mostly hours,
// rates per year of 8,760 hours; every function assumes independent failures at a constant rate.
#pragma once

#include "model/calculators/counts.h"
#include "model/quantity.h"
#include "model/result.h"

#include <vector>

namespace clusterwright {

/// Field rates of nodes are published as failures per 1,000 node-days.
constexpr Rate perThousandNodeDays(double failures)
{
    return perSecond(failures / (1000 * 24 * 3600.0));
}

struct JobMttf {
    Count nodes = 0; ///< ceil(gpus / gpusPerNode)
    Time mttf;       ///< until the first of them fails: 1 / (perNode * nodes)
};

/// Mean time to failure of a job that stops with any of its nodes. Holds for large jobs; small ones are
/// measured to fail more often than this (Kokolis et al., "Revisiting Reliability in Large-Scale Machine
/// Learning Research Clusters", arXiv 2410.21680). perNode > 0. Test: ReliabilityTest::published.
JobMttf computeJobMttf(Rate perNode, Count gpus, Count gpusPerNode);

struct FieldRate {
    Time betweenEvents;    ///< period / events
    Time unitTimePerEvent; ///< units * period / events
    Rate perUnit;          ///< annualised failure rate when read in 1/year
};

/// What a log of `events` >= 1 in a population of `units` over a period says. Definitions.
/// Test: ReliabilityTest::published.
FieldRate computeFieldRate(Count events, Count units, Time period);

/// Checkpoint interval that costs least, first order: sqrt(2 d M) for checkpoints that take d and a mean time
/// between failures M. Valid for d << M (Young, "A first order approximation to the optimum checkpoint
/// interval", Communications of the ACM 17(9), 1974). Test: ReliabilityTest::published.
Time youngInterval(Time checkpoint, Time mtbf);

/// sqrt(2 d M) (1 + sqrt(d/2M)/3 + (d/2M)/9) - d; fails (key checkpoint_s) unless d < 2M. (Daly, "A higher
/// order estimate of the optimum checkpoint interval for restart dumps", Future Generation Computer Systems
/// 22(3), 2006.) Test: ReliabilityTest::published.
Result<Time> dalyInterval(Time checkpoint, Time mtbf);

/// Effective training time ratio: share of time, 0..1, in which a job that saves every t makes progress:
/// max(0, 1 - (d/t + (t/2 + R)/M)), where R is the restart. First order, for d, t and R << M; source and test
/// as for the intervals.
double trainingTimeRatio(Time interval, Time checkpoint, Time restart, Time mtbf);

/// Expected failures in the period that the fraction 0..1 of units failing refers to: their product.
/// Test: ReliabilityTest::published.
double expectedFailures(Count units, double failureFraction);

/// Availability of a group that works with `required` of its `installed` units, each up with probability A:
/// sum over j = k..n of C(n, j) A^j (1 - A)^(n - j) (binomial distribution). 0 if more are required than
/// installed. Terms are built up in log space and hold for thousands of units. Test:
/// ReliabilityTest::published.
double kOfNAvailability(int required, int installed, double unitAvailability);

/// Expected demand for spares while new ones are on the way: units * rate * lead time.
double sparesDemand(Count units, Rate failureRate, Time leadTime);

/// Smallest stock s for which a demand of Poisson distribution and this mean is at most s with a probability
/// of at least serviceLevel (0 < level < 1). The terms are counted relative to the largest, as exp(-mean)
/// underflows. Fails (key units) for means above 100,000. Test: ReliabilityTest::published.
Result<Count> sparesFor(double mean, double serviceLevel);

struct PartRate {
    Count count = 0; ///< in a node
    Rate failureRate;
};
struct NodeRate {
    Rate node;        ///< sum of count * rate: a node fails with any of its parts
    Time nodeMtbf;    ///< 1 / node
    Time clusterMtbf; ///< nodeMtbf / nodes
};

/// Series system of parts and of nodes >= 1. Fails (key parts) if the total rate is 0.
/// Test: ReliabilityTest::published.
Result<NodeRate> computeNodeRate(const std::vector<PartRate> &parts, Count nodes);

struct GroupAvailability {
    double unitUnavailability = 0; ///< dailyFailureFraction * repair / 24 h
    double allUp = 0;              ///< (1 - unitUnavailability)^units
};

/// From the share 0..1 of units that fail per day and the time to repair one. Fails (key repair_h) if a unit
/// were down more than always. First order, for repairs that are short against the time between failures.
/// Test: ReliabilityTest::published.
Result<GroupAvailability> computeGroupAvailability(double dailyFailureFraction, Time repair, Count units);

/// Shares 0..1 of a cluster that are lost with one node, rack or coolant unit; all arguments >= 1.
struct BlastRadius {
    double node = 0, rack = 0, coolantUnit = 0;
};
/// Test: ReliabilityTest::published.
BlastRadius computeBlastRadius(Count nodes, Count nodesPerRack, Count racksPerCoolantUnit);

} // namespace clusterwright
