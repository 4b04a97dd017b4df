#include "model/analysis/cost.h"
#include "tests/model/upkeepdesign.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;
using sample::partIn;
using sample::q;

namespace {

bool isNear(double value, double expected, double relative = 1e-9)
{
    return std::abs(value - expected) <= relative * std::abs(expected);
}

CostResults costOf(const Design &design)
{
    return evaluate(design).results.cost;
}

double base(const std::optional<MoneyTotal> &total)
{
    return total ? inDollars(total->base) : std::nan("");
}

} // namespace

class CostResultsTest : public QObject {
    Q_OBJECT

private slots:
    void fromListToCapex();
    void yearAndHour();
    void interest();
    void nothingIsAssumed_data();
    void nothingIsAssumed();
    void unknownPricesStayUnknown();
    void unknownPowerStaysUnknown();
    void noAccelerators();
    void swings();
    void swingsKeepToWhatIsPossible();
    void designWithoutEconomics();
};

/// One rack of four servers at 100,000, three rack PDUs at 1,000, the rack 2,000.
void CostResultsTest::fromListToCapex()
{
    const CostResults cost = costOf(sample::designWithCosts());
    QCOMPARE(inDollars(cost.devices.base), 405'000.0);
    // a tenth of each line, rounded up: one of each
    QCOMPARE(base(cost.spares), 103'000.0);
    QVERIFY(isNear(base(cost.discount), 101'600)); // 0.2 x 508,000
    QVERIFY(isNear(base(cost.net), 406'400));
    QVERIFY(isNear(base(cost.freight), 20'320));     // 0.05 x 406,400
    QVERIFY(isNear(base(cost.tax), 42'672));         // 0.1 x 426,720
    QVERIFY(isNear(base(cost.landed), 469'392));     // 406,400 + 20,320 + 42,672
    QVERIFY(isNear(base(cost.integration), 12'192)); // 0.03 x 406,400
    QVERIFY(isNear(base(cost.capex), 481'584));
    // at 80,000: (4 + 1) x 80,000 + 8,000 = 408,000 of list, 326,400 net, x (1.05 x 1.1 + 0.03)
    QVERIFY(isNear(inDollars(cost.capex->low), 326'400 * 1.185));
    QVERIFY(isNear(inDollars(cost.capex->high), (5 * 120'000 + 8000) * 0.8 * 1.185));
    QCOMPARE(cost.capex->unknownCount, 0);
    QVERIFY(cost.missing.empty());
}

void CostResultsTest::yearAndHour()
{
    const CostResults cost = costOf(sample::designWithCosts());
    // no interest: 481,584 x 0.9 / 4
    QVERIFY(isNear(base(cost.capitalPerYear), 108'356.4));
    QVERIFY(isNear(base(cost.depreciationPerYear), 108'356.4));
    // 4 x 8 kW x 0.8 x 1.25 x 8,760 h = 280,320 kWh
    QVERIFY(isNear(inKilowattHours(cost.energy->known), 280'320));
    QVERIFY(isNear(base(cost.energyPerYear), 28'032));
    QVERIFY(isNear(base(cost.maintenancePerYear), 24'079.2)); // 0.05 x 481,584
    QVERIFY(isNear(base(cost.spacePerYear), 12'000));
    QVERIFY(isNear(base(cost.perYear), 172'467.6));
    QVERIFY(isNear(base(cost.wholeLife), 689'870.4));
    // 32 accelerators x 8,760 h x 0.9 = 252,288 h
    QVERIFY(isNear(base(cost.perAcceleratorHour), 172'467.6 / 252'288));
    QVERIFY(isNear(base(cost.perRackMonth), 14'372.3));
    QVERIFY(isNear(inKilograms(cost.operationalCarbon->known), 112'128)); // 280,320 x 0.4
    QVERIFY(isNear(inKilograms(cost.embodiedCarbon->known), 5000));       // 20 t over 4 years
}

void CostResultsTest::interest()
{
    Design design = sample::designWithCosts();
    design.economics.annualRate = sample::assumed(0.12);
    design.economics.residual = sample::assumed(0.0);
    // 1 % a month over 48 months: 481,584 x 0.01 / (1 - 1.01^-48) = 12,681.95 a month
    QVERIFY(isNear(base(costOf(design).capitalPerYear), 12 * 12'681.95, 1e-5));
    QVERIFY(isNear(base(costOf(design).depreciationPerYear), 481'584.0 / 4));
}

void CostResultsTest::nothingIsAssumed_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("known"); // of: capex, year, hour, energy, carbon
    const auto row = [](const char *key, const char *title, const char *known) {
        QTest::newRow(key) << QString(key) << QString(title) << QString(known);
    };
    row("spare_fraction", "Spares bought", "energy carbon");
    row("discount", "Discount on list", "energy carbon");
    row("freight", "Freight on net", "energy carbon");
    row("tax", "Tax on net and freight", "energy carbon");
    row("integration", "Integration on net", "energy carbon");
    row("annual_rate", "Cost of money per year", "capex energy carbon");
    row("years", "Years of use", "capex energy carbon");
    row("residual_fraction", "Residual value", "capex energy carbon");
    row("energy_price_usd_per_kwh", "Price of energy", "capex carbon");
    row("power_utilisation", "Average power over typical power", "capex");
    row("pue", "PUE", "capex");
    row("maintenance_fraction", "Maintenance per year", "capex energy carbon");
    row("space_usd_per_rack_month", "Space of a rack per month", "capex energy carbon");
    row("sold_utilisation", "Accelerator hours used", "capex year energy carbon");
    row("carbon_kg_per_kwh", "Carbon of energy", "capex year hour energy");
    row("embodied_kg_per_rack", "Embodied carbon of a rack", "capex year hour energy carbon");
}

void CostResultsTest::nothingIsAssumed()
{
    QFETCH(const QString, key);
    QFETCH(const QString, title);
    QFETCH(const QString, known);
    const Design design =
        setValue(sample::designWithCosts(), economicsId, key.toStdString(), std::string()).take();
    const CostResults cost = costOf(design);
    QCOMPARE(cost.missing, std::vector<std::string>{title.toStdString()});
    QStringList there;
    if (cost.capex)
        there << "capex";
    if (cost.perYear)
        there << "year";
    if (cost.perAcceleratorHour)
        there << "hour";
    if (cost.energyPerYear)
        there << "energy";
    if (cost.operationalCarbon)
        there << "carbon";
    QCOMPARE(there.join(' '), known);
    QCOMPARE(cost.swings.empty(), !cost.perAcceleratorHour);
    QCOMPARE(inDollars(cost.devices.base), 405'000.0); // needs no input
}

void CostResultsTest::unknownPricesStayUnknown()
{
    Design design = sample::designWithCosts();
    design.priceBook.prices.erase("example-pdu-34kva");
    const CostResults cost = costOf(design);
    QCOMPARE(cost.devices.unknownCount, 3);
    QCOMPARE(cost.spares->unknownCount, 1);
    QCOMPARE(cost.capex->unknownCount, 4);
    QCOMPARE(cost.perAcceleratorHour->unknownCount, 4);
    QVERIFY(base(cost.capex) < 481'584);
}

void CostResultsTest::unknownPowerStaysUnknown()
{
    Design design = sample::designWithCosts();
    partIn(design, "example-gpu-8x").electrical.typical.reset(); // the maximum does not stand in
    const CostResults cost = costOf(design);
    QCOMPARE(cost.energy->known, Energy{});
    QCOMPARE(cost.energy->unknownCount, 4);
    QCOMPARE(cost.energyPerYear->unknownCount, 4);
    QCOMPARE(cost.perYear->unknownCount, 4);
    QCOMPARE(cost.operationalCarbon->unknownCount, 4);
}

void CostResultsTest::noAccelerators()
{
    Design design = sample::designWithCosts();
    auto &count = std::get<ServerFacts>(partIn(design, "example-gpu-8x").facts).acceleratorCount;
    count.reset(); // unknown is not zero
    QVERIFY(!costOf(design).perAcceleratorHour);
    count = sample::figure<std::int64_t>(0);
    QVERIFY(!costOf(design).perAcceleratorHour);
    QVERIFY(costOf(design).perYear && costOf(design).perRackMonth);
}

void CostResultsTest::swings()
{
    const CostResults cost = costOf(sample::designWithCosts());
    const auto swing = [&](CostInput input) {
        return *std::ranges::find(cost.swings, input, &CostSwing::input);
    };
    const auto width = [](const CostSwing &one) {
        return std::abs(inDollars(one.perHourAtHigh) - inDollars(one.perHourAtLow));
    };
    QCOMPARE(cost.swings.size(), std::size(namesOf<CostInput>));
    for (std::size_t i = 1; i < cost.swings.size(); ++i)
        QVERIFY(width(cost.swings[i - 1]) >= width(cost.swings[i]) * (1 - 1e-9));
    // 433,425.6 to be paid back over three or five years instead of four
    QVERIFY(cost.swings.front().input == CostInput::Years);
    QVERIFY(isNear(width(cost.swings.front()), 433'425.6 * (1.0 / 3 - 1.0 / 5) / 252'288));
    // 20 % of 28,032 each way, over 252,288 h
    QVERIFY(isNear(width(swing(CostInput::EnergyPrice)), 2 * 0.2 * 28'032 / 252'288));
    QVERIFY(isNear(swing(CostInput::EnergyPrice).low, 0.08) &&
            isNear(swing(CostInput::EnergyPrice).high, 0.12));
    // 12,000 of space by 20 % each way
    QVERIFY(isNear(width(swing(CostInput::Space)), 2 * 0.2 * 12'000 / 252'288));
    // 0.1 of PUE is 0.08 of 28,032
    QVERIFY(isNear(inDollars(swing(CostInput::Pue).perHourAtHigh) - base(cost.perAcceleratorHour),
                   0.08 * 28'032 / 252'288));
    // prices move the capital, 0.225 of the capex, and maintenance, 0.05
    QVERIFY(isNear(width(swing(CostInput::Prices)),
                   0.275 * inDollars(cost.capex->high - cost.capex->low) / 252'288));
    QVERIFY(swing(CostInput::SoldHours).perHourAtLow > swing(CostInput::SoldHours).perHourAtHigh);
}

void CostResultsTest::swingsKeepToWhatIsPossible()
{
    Design design = sample::designWithCosts();
    design.economics.pue = sample::assumed(1.05);
    design.economics.soldHours = sample::assumed(0.95);
    design.economics.years = sample::assumed(1.0);
    for (const CostSwing &swing : costOf(design).swings) {
        if (swing.input == CostInput::Pue)
            QCOMPARE(swing.low, 1.0);
        if (swing.input == CostInput::SoldHours)
            QCOMPARE(swing.high, 1.0);
        if (swing.input == CostInput::AnnualRate)
            QCOMPARE(swing.low, 0.0);
        if (swing.input == CostInput::Years)
            QCOMPARE(swing.low, 0.5);
        QVERIFY(std::isfinite(inDollars(swing.perHourAtLow)) && inDollars(swing.perHourAtLow) > 0);
    }
}

void CostResultsTest::designWithoutEconomics()
{
    const CostResults cost = costOf(sample::computeRacks());
    QVERIFY(!cost.capex && !cost.energy && !cost.perYear && !cost.spacePerYear && !cost.embodiedCarbon);
    QCOMPARE(cost.missing.size(), std::size_t{16});
    QCOMPARE(cost.devices.unknownCount, 8); // four servers, three rack PDUs, the rack
}

std::unique_ptr<QObject> makeCostResultsTest()
{
    return make<CostResultsTest>();
}

#include "tst_costresults.moc"
