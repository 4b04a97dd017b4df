#include "model/parts/partproblems.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;

class PartProblemsTest : public QObject {
    Q_OBJECT

private slots:
    void soundPart();
    void finds_data();
    void finds();
    void dates_data();
    void dates();
};

namespace {

Part sound()
{
    return sample::device(sample::part("a", "A", 2, 20, 0.8), 900, {2, 1, {}});
}

} // namespace

void PartProblemsTest::soundPart()
{
    const auto problems = problemsOf(sound());
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].message.c_str());
}

void PartProblemsTest::finds_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("says");
    QTest::newRow("typical above maximum") << "max_power_w"
                                           << "below Typical power";
    QTest::newRow("idle above typical") << "typical_power_w"
                                        << "below Idle power";
    QTest::newRow("length in millimetres") << "depth_m"
                                           << "look at the unit";
    QTest::newRow("negative mass") << "mass_kg"
                                   << "negative";
    QTest::newRow("flat server") << "height_u"
                                 << "is 0";
    QTest::newRow("share above one") << "liquid_heat_fraction"
                                     << "above 1";
    QTest::newRow("figure without source") << "width_m"
                                           << "no source";
    QTest::newRow("estimate without basis") << "nameplate_power_w"
                                            << "without a basis";
    QTest::newRow("source that is not listed") << "heat_w"
                                               << "no key of the part's sources";
    QTest::newRow("long summary") << "summary"
                                  << "61 characters";
    QTest::newRow("no vendor") << "vendor"
                               << "missing";
    QTest::newRow("no date") << "life_dates"
                             << "soon";
    QTest::newRow("trade data without source") << "trade"
                                               << "no source";
    QTest::newRow("source without title") << "sources"
                                          << "title";
    QTest::newRow("lead times") << "longest_lead_days"
                                << "below Shortest lead time";
    QTest::newRow("voltages") << "highest_input_voltage_v"
                              << "below Lowest input voltage";
}

/// A part with everything wrong; each row finds its own.
void PartProblemsTest::finds()
{
    QFETCH(const QString, key);
    QFETCH(const QString, says);
    Part part = sound();
    part.electrical.typical = sample::figure(watts(950), FigureKind::Typical);
    part.electrical.idle = sample::figure(watts(960), FigureKind::Idle);
    part.size.depth = sample::figure(metres(897));
    part.size.mass = sample::figure(kilograms(-1));
    part.size.height = sample::figure(HalfUnits{0});
    part.thermal.liquidFraction = sample::figure(1.5);
    part.size.width->source.clear();
    part.electrical.nameplate = Figure<Power>{watts(1'000), FigureKind::Estimate, {}, {}, Confidence::Low};
    part.thermal.publishedHeat = sample::figure(watts(900));
    part.thermal.publishedHeat->source = "nowhere";
    part.summary = std::string(61, 'x');
    part.vendor.clear();
    part.lifecycle.dates = {{LifeStatus::Production, "soon", "sheet", {}, Confidence::Low}};
    part.lifecycle.trade.eccn = "3A090";
    part.sources.push_back({"empty", {}, {}, {}});
    part.lifecycle.shortestLead = sample::figure(std::int64_t{70});
    part.lifecycle.longestLead = sample::figure(std::int64_t{7});
    part.electrical.lowestVoltage = sample::figure(volts(300));
    const auto problems = problemsOf(part);
    const auto found = std::ranges::find_if(problems, [&](const PartProblem &problem) {
        return q(problem.key) == key && q(problem.message).contains(says);
    });
    QVERIFY(found != problems.end());
}

void PartProblemsTest::dates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isDate");
    for (const char *good : {"2026", "2026H1", "2026Q4", "2026-12", "2026-08-31"})
        QTest::newRow(good) << good << true;
    for (const char *bad : {"", "26", "2026H3", "2026Q0", "2026Q5", "2026-13", "2026-00", "2026-08-32",
                            "2026-8", "August 2026", "2026-08-1", "20260814"})
        QTest::newRow(bad) << bad << false;
}

void PartProblemsTest::dates()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isDate);
    QCOMPARE(isPartDate(text.toStdString()), isDate);
}

std::unique_ptr<QObject> makePartProblemsTest()
{
    return std::make_unique<PartProblemsTest>();
}

#include "tst_partproblems.moc"
