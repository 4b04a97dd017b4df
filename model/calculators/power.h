// Electrical formulas: circuits, three-phase strips, supplies, shelves, facility power and storage of energy.
// Each states its source; tests: PowerCalculatorsTest.
#pragma once

#include "model/quantity.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace clusterwright {

/// What a circuit carries for hours.
struct BranchLimit {
    Current current;
    ApparentPower power;
};

/// I = f * rating; S = sqrt(3) U I for three phases, U I for one. `line` is line to line for three phases and
/// across the load for one; `phases` is 1 or 3; `continuousFactor` in (0, 1]: 0.8 after NFPA 70 (NEC)
/// 210.20(A) and 215.3. Test: PowerCalculatorsTest::branchLimits (datacentermd.com, 30 A at 208 V).
BranchLimit branchLimit(Voltage line, Current breaker, int phases, double continuousFactor);

/// The current in each line of a balanced load, the inverse of the capacity above.
Current lineCurrent(ApparentPower load, Voltage line, int phases);

/// Currents of the three lines of a feed.
struct LineCurrents {
    Current l1, l2, l3;

    Current largest() const;
    double imbalance() const; ///< (largest - mean) / mean; 0 if all are 0
};

/// Of loads between the lines with equal power factor: i1 = sqrt(ab² + ca² + ab ca), and so on round the
/// triangle, as two currents 120 degrees apart subtract to. Test: PowerCalculatorsTest::stripOfThreeBanks
/// (Schneider Electric FAQ FA156194).
LineCurrents lineCurrents(Current ab, Current bc, Current ca);

/// Loads between lines 1 and 2, 2 and 3, 3 and 1.
using BankLoads = std::array<ApparentPower, 3>;

struct BankCheck {
    std::array<Current, 3> banks; ///< in the order of the loads
    LineCurrents lines;
    Current lineLimit, bankLimit;

    Current largestBank() const;
    bool isLineOverloaded() const; ///< above the limit by more than rounding
    bool isBankOverloaded() const;
};

/// A strip whose banks lie line to line: each line and each bank against its own breaker, never the sum.
/// `continuousFactor` applies to both breakers. Test: PowerCalculatorsTest::balancedServers
/// (datacentermd.com, nine servers over three banks).
BankCheck checkBanks(Voltage line, const BankLoads &loads, Current breaker, Current bankBreaker,
                     double continuousFactor);

/// What a breaker must be rated for: m * continuous + other, m = 1.25 after NFPA 70 (NEC) 210.20(A).
/// Test: PowerCalculatorsTest::breakerSizes.
Current requiredRating(Current continuous, Current other, double continuousMultiplier);

/// The smallest of `ratings`, in any order, that is not below `required`; none if all are.
std::optional<Current> smallestRating(Current required, std::span<const Current> ratings);

/// Equal power shelves, spread over independent feeds as evenly as can be. redundant < modules and
/// feeds <= shelves.
struct Shelves {
    int modules = 1; ///< per shelf
    Power module;    ///< rating of one
    int redundant = 0;
    int shelves = 1;
    int feeds = 1;

    Power installed() const;
    Power usable() const; ///< without the redundant modules
    /// What is usable after the loss of feeds, those with most shelves first; feedsLost < feeds.
    Power surviving(int feedsLost) const;
};

/// Output over rating of supplies that share a load equally; `lost` of them carry nothing, lost < supplies.
/// Test: PowerCalculatorsTest::sharedSupplies (NVIDIA DGX H100 user guide, six of 3.3 kW, 4+2).
double supplyLoad(Power load, int supplies, Power rating, int lost = 0);

/// A point of a supply's efficiency curve; both in (0, 1].
struct EfficiencyPoint {
    double load = 0; ///< output over rating
    double efficiency = 0;
};

/// Linear between the points, flat outside them; at least one point, load strictly increasing.
/// Test: PowerCalculatorsTest::efficiencyCurve.
double efficiencyAt(std::span<const EfficiencyPoint> curve, double load);

/// What a chain of stages takes from its source to give `load`, each efficiency in (0, 1]; no stage, no loss.
Power sourcePower(Power load, std::span<const double> stageEfficiencies);

struct FacilityPower {
    Power distributionLoss, total;
    double pue = 1; ///< total over IT power, ISO/IEC 30134-2
};

/// `it` above 0. Test: PowerCalculatorsTest::facility.
FacilityPower facilityPower(Power it, std::span<const double> stageEfficiencies, Power cooling, Power other);

/// I = P / U of direct current. Test: PowerCalculatorsTest::busbar (DGX GB200 NVL72: 120 kW at 48 V, 2.5 kA).
Current directCurrent(Power load, Voltage bus);

/// What a battery must hold ready to carry a load through a converter of this efficiency, (0, 1].
/// Test: PowerCalculatorsTest::backup (OCP Open Rack V3: 15 kW for 240 s).
Energy backupEnergy(Power load, Time duration, double efficiency);

/// A load that alternates between two levels; low <= high, both times above 0.
struct SquareWave {
    Power high, low;
    Time highTime, lowTime;
};

/// What flattens it to its mean, without losses. Test: PowerCalculatorsTest::swings.
struct Smoothing {
    Power average;
    Energy storage; ///< given in each high phase, taken back in each low one
    double peakReduction = 0;
    Rate frequency;
};
Smoothing smooth(const SquareWave &load);

/// What covers a step of load while the source follows at a limited rate: the triangle between the two.
/// `rampPerSecond` above 0. Test: PowerCalculatorsTest::ramps.
struct RampStorage {
    Time time;
    Energy storage;
};
RampStorage rampStorage(Power step, Power rampPerSecond);

} // namespace clusterwright
