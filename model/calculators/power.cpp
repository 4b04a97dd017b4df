#include "model/calculators/power.h"

#include "model/calculators/counting.h"

#include <algorithm>
#include <numbers>

namespace clusterwright {
namespace {

/// Apparent power per volt and ampere of line.
double phaseFactor(int phases)
{
    return phases == 3 ? std::numbers::sqrt3 : 1;
}

Current difference(Current a, Current b)
{
    const double x = inAmperes(a), y = inAmperes(b);
    return amperes(std::sqrt(x * x + y * y + x * y));
}

} // namespace

BranchLimit branchLimit(Voltage line, Current breaker, int phases, double continuousFactor)
{
    const Current current = breaker * continuousFactor;
    return {current, voltAmperes(phaseFactor(phases) * inVolts(line) * inAmperes(current))};
}

Current lineCurrent(ApparentPower load, Voltage line, int phases)
{
    return amperes(inVoltAmperes(load) / (phaseFactor(phases) * inVolts(line)));
}

Current LineCurrents::largest() const
{
    return std::max({l1, l2, l3});
}

double LineCurrents::imbalance() const
{
    const double mean = (inAmperes(l1) + inAmperes(l2) + inAmperes(l3)) / 3;
    return mean == 0 ? 0 : (inAmperes(largest()) - mean) / mean;
}

LineCurrents lineCurrents(Current ab, Current bc, Current ca)
{
    return {difference(ab, ca), difference(ab, bc), difference(bc, ca)};
}

Current BankCheck::largestBank() const
{
    return *std::ranges::max_element(banks);
}

bool BankCheck::isLineOverloaded() const
{
    return !calc::fits(inAmperes(lines.largest()), inAmperes(lineLimit));
}

bool BankCheck::isBankOverloaded() const
{
    return !calc::fits(inAmperes(largestBank()), inAmperes(bankLimit));
}

BankCheck checkBanks(Voltage line, const BankLoads &loads, Current breaker, Current bankBreaker,
                     double continuousFactor)
{
    BankCheck check;
    std::ranges::transform(loads, check.banks.begin(),
                           [line](ApparentPower load) { return lineCurrent(load, line, 1); });
    check.lines = lineCurrents(check.banks[0], check.banks[1], check.banks[2]);
    check.lineLimit = breaker * continuousFactor;
    check.bankLimit = bankBreaker * continuousFactor;
    return check;
}

Current requiredRating(Current continuous, Current other, double continuousMultiplier)
{
    return continuous * continuousMultiplier + other;
}

std::optional<Current> smallestRating(Current required, std::span<const Current> ratings)
{
    std::optional<Current> smallest;
    for (const Current &rating : ratings)
        if (calc::fits(inAmperes(required), inAmperes(rating)) && (!smallest || rating < *smallest))
            smallest = rating;
    return smallest;
}

Power Shelves::installed() const
{
    return module * (static_cast<double>(shelves) * modules);
}

Power Shelves::usable() const
{
    return module * (static_cast<double>(shelves) * (modules - redundant));
}

Power Shelves::surviving(int feedsLost) const
{
    const double left =
        shelves - static_cast<double>(feedsLost) * (shelves / feeds) - std::min(feedsLost, shelves % feeds);
    return module * (left * (modules - redundant));
}

double supplyLoad(Power load, int supplies, Power rating, int lost)
{
    return load / (rating * static_cast<double>(supplies - lost));
}

double efficiencyAt(std::span<const EfficiencyPoint> curve, double load)
{
    const auto above = std::ranges::lower_bound(curve, load, {}, &EfficiencyPoint::load);
    if (above == curve.begin())
        return curve.front().efficiency;
    if (above == curve.end())
        return curve.back().efficiency;
    const EfficiencyPoint &low = *(above - 1);
    const double share = (load - low.load) / (above->load - low.load);
    return low.efficiency + share * (above->efficiency - low.efficiency);
}

Power sourcePower(Power load, std::span<const double> stageEfficiencies)
{
    double product = 1;
    for (const double efficiency : stageEfficiencies)
        product *= efficiency;
    return load / product;
}

FacilityPower facilityPower(Power it, std::span<const double> stageEfficiencies, Power cooling, Power other)
{
    const Power loss = sourcePower(it, stageEfficiencies) - it;
    const Power total = it + loss + cooling + other;
    return {loss, total, total / it};
}

Current directCurrent(Power load, Voltage bus)
{
    return load / bus;
}

Energy backupEnergy(Power load, Time duration, double efficiency)
{
    return load * duration / efficiency;
}

Smoothing smooth(const SquareWave &load)
{
    const Time period = load.highTime + load.lowTime;
    const Power average = (load.high * load.highTime + load.low * load.lowTime) / period;
    const Power above = load.high - average;
    return {average, above * load.highTime, above / load.high, 1.0 / period};
}

RampStorage rampStorage(Power step, Power rampPerSecond)
{
    const Time time = seconds(step / rampPerSecond);
    return {time, 0.5 * step * time};
}

} // namespace clusterwright
