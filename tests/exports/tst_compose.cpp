#include "exports/compose.h"
#include "exports/composeparts.h"
#include "exports/drawings/chartsof.h"
#include "model/parts/figurelist.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

using namespace clusterwright;

class ComposeTest : public QObject {
    Q_OBJECT

private slots:
    void componentsEqualTheInventory();
    void billEqualsTheInventory();
    void summaryHoldsTheTotals();
    void nothingDesignedIsNotZero();
    void powerTableEndsWithTheTotal();
    void unknownFeedHasNoMargin();
    void utilisationNeedsEverything();
    void everyTypeHasAnElevation();
    void everyFigureHasItsProvenance();
    void findingsAndWaiversAreListed();
    void changedParametersAreListed();
    void tableRowsAreAsWideAsTheirHeader();
    void emptyDesignComposes();

private:
    static std::vector<Table> tablesOf(const Specification &spec)
    {
        std::vector<Table> tables;
        for (const Section &section : spec.sections)
            for (const Block &block : section.blocks)
                if (const auto *table = std::get_if<Table>(&block))
                    tables.push_back(*table);
        return tables;
    }
    Table table(const char *name) const
    {
        for (const Table &table : tablesOf(m_spec))
            if (table.name == name)
                return table;
        return {};
    }
    static double numberAt(const std::vector<Cell> &row, std::size_t column)
    {
        return std::get<double>(row.at(column));
    }
    std::string key(const char *label) const
    {
        for (const Section &section : m_spec.sections)
            for (const Block &block : section.blocks)
                if (const auto *group = std::get_if<KeyFigures>(&block))
                    for (const KeyFigure &figure : group->figures)
                        if (figure.label == label)
                            return figure.value;
        return "missing";
    }

    Design m_design = sample::richDesign();
    Evaluation m_evaluation = evaluate(m_design);
    Specification m_spec = compose(m_design, m_evaluation, sample::issue());
};

void ComposeTest::componentsEqualTheInventory()
{
    std::map<PartId, int> counted;
    for (const auto &row : table("Components").rows)
        counted[std::get<std::string>(row.at(0))] = static_cast<int>(numberAt(row, 4));
    QCOMPARE(counted, m_evaluation.results.total.inventory.parts);
    std::map<PartId, int> standing; // counted again from the racks
    for (const Rack &rack : m_design.racks) {
        const RackType &type = *findById(m_design.rackTypes, rack.type);
        ++standing[type.rack];
        for (const Placement &placement : type.placements)
            ++standing[partOf(m_design, placement).id];
    }
    QCOMPARE(counted, standing);
}

void ComposeTest::billEqualsTheInventory()
{
    const auto tables = composeBill(m_design, m_evaluation, sample::issue());
    std::map<PartId, int> byPart, byType;
    for (const auto &row : tables.at(0).rows)
        byPart[std::get<std::string>(row.at(1))] += static_cast<int>(numberAt(row, 5));
    for (const auto &row : tables.at(1).rows)
        if (numberAt(row, 0) == 1)
            byType[std::get<std::string>(row.at(1))] += static_cast<int>(numberAt(row, 6));
    QCOMPARE(byPart, m_evaluation.results.total.inventory.parts);
    QCOMPARE(byType, m_evaluation.results.total.inventory.parts);
}

void ComposeTest::summaryHoldsTheTotals()
{
    const Summary &total = m_evaluation.results.total;
    QCOMPARE(key("Racks"), std::string("7"));
    QCOMPARE(key("Compute nodes"), std::to_string(total.inventory.nodes));
    QCOMPARE(key("Accelerators"), std::to_string(total.inventory.accelerators));
    QCOMPARE(key("Maximum power"), formatTotal(total.power.max));
    QCOMPARE(key("Mass"), formatTotal(total.bulk.all));
    QCOMPARE(key("Price"), formatTotal(total.price));
    QCOMPARE(key("Maximum power"), std::string("≥ 225.4 kW, 5 unknown"));
    QCOMPARE(key("Rack of highest power"), std::string("≥ 42.5 kW, 1 unknown"));
}

void ComposeTest::nothingDesignedIsNotZero()
{
    QCOMPARE(key("Cables"), std::string("not designed"));
    const Design bare = sample::computeRacks();
    const Specification spec = compose(bare, evaluate(bare), sample::issue());
    const auto *scale = std::get_if<KeyFigures>(&spec.sections.front().blocks.front());
    QVERIFY(scale);
    const auto storage = std::ranges::find(scale->figures, "Storage systems", &KeyFigure::label);
    QVERIFY(storage != scale->figures.end());
    QCOMPARE(storage->value, std::string("none"));
}

void ComposeTest::powerTableEndsWithTheTotal()
{
    const Table power = table("Power");
    QCOMPARE(power.rows.size(), m_design.rackTypes.size());
    QVERIFY(power.total.at(2) == kilowattCell(m_evaluation.results.total.power.max));
    QVERIFY(power.rows.at(1).at(2) == kilowattCell(m_evaluation.results.types.at("n").one.power.max));
}

void ComposeTest::unknownFeedHasNoMargin()
{
    const Table feeds = table("Feeds");
    QCOMPARE(feeds.rows.size(), std::size_t(3));
    const auto text = [&](std::size_t row, std::size_t column) {
        return cellText(feeds.columns.at(column), feeds.rows.at(row).at(column));
    };
    QCOMPARE(text(0, 7), std::string("B"));
    QCOMPARE(text(0, 10), std::string(notEvaluatedText)); // a switch of unknown power hangs on it
    QCOMPARE(text(0, 11), std::string(notEvaluatedText));
    QCOMPARE(text(2, 6), std::string("18.7 %")); // 6.45 kVA
    QCOMPARE(text(2, 7), std::string("only feed"));
    QVERIFY(std::abs(numberAt(feeds.rows.at(2), 11) - (34.5 - 6.45)) < 1e-9);
}

void ComposeTest::utilisationNeedsEverything()
{
    const auto limit = std::optional(voltAmperes(100));
    QCOMPARE(utilisation({voltAmperes(50), 0}, limit), std::optional(0.5));
    QVERIFY(!utilisation({voltAmperes(50), 1}, limit));
    QVERIFY(!utilisation({voltAmperes(50), 0}, std::nullopt));
    QCOMPARE(utilisationText({voltAmperes(50), 1}, limit), std::string(notEvaluatedText));
    QCOMPARE(utilisationText({voltAmperes(150), 1}, limit), std::string("≥ 150.0 %"));
}

void ComposeTest::everyTypeHasAnElevation()
{
    std::size_t pairs = 0, plans = 0, charts = 0;
    for (const Section &section : m_spec.sections)
        for (const Block &block : section.blocks)
            if (const auto *drawing = std::get_if<Drawing>(&block))
                (std::holds_alternative<ElevationPair>(drawing->content) ? pairs
                 : std::holds_alternative<Chart>(drawing->content)       ? charts
                                                                         : plans) += 1;
    QCOMPARE(pairs, m_design.rackTypes.size());
    QCOMPARE(plans, 3 * m_design.halls.size()); // by type, heat to air and inlet
    const Evaluation evaluation = evaluate(m_design);
    const auto shown = std::ranges::count_if(namesOf<ChartSubject>, [&](const auto &subject) {
        return !chartOf(subject.value, m_design, evaluation).isEmpty();
    });
    QCOMPARE(charts, static_cast<std::size_t>(shown));
}

void ComposeTest::everyFigureHasItsProvenance()
{
    for (const auto &[id, part] : m_design.parts) {
        std::size_t figures = 0;
        visitFigures(part, [&](const char *, const auto &figure) { figures += figure.has_value(); });
        QCOMPARE(table(id.c_str()).rows.size(), figures);
    }
    const auto rows = table("example-flash").rows;
    const auto estimate = std::ranges::find_if(
        rows, [](const auto &row) { return std::get<std::string>(row.at(3)) == "estimate"; });
    QVERIFY(estimate != rows.end());
    QCOMPARE(std::get<std::string>(estimate->at(1)), std::string("1.35 *"));
    QVERIFY(std::get<std::string>(estimate->at(4)).starts_with("Example data sheet, retrieved 2026-01-01"));
}

void ComposeTest::changedParametersAreListed()
{
    const auto rows = table("Parameters").rows;
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(std::get<std::string>(rows[0].at(0)), std::string("PWR003"));
    QCOMPARE(std::get<std::string>(rows[0].at(2)), std::string("tol"));
    QCOMPARE(std::get<std::string>(rows[0].at(3)), std::string("0.1"));
    QCOMPARE(std::get<std::string>(rows[0].at(4)), std::string("0.2"));
    QCOMPARE(std::get<std::string>(rows[0].at(5)), std::string("One switch hangs on two of the feeds."));
}

void ComposeTest::findingsAndWaiversAreListed()
{
    const Table findings = table("Findings");
    QCOMPARE(findings.rows.size(), m_evaluation.findings.size());
    QVERIFY(m_evaluation.counts.waived > 0);
    std::map<std::string, int> states;
    for (const auto &row : findings.rows)
        ++states[std::get<std::string>(row.at(2))];
    QCOMPARE(states["waived"], m_evaluation.counts.waived);
    QCOMPARE(states["not evaluated"], m_evaluation.counts.notEvaluated);
    QCOMPARE(std::get<std::string>(table("Waivers").rows.at(0).at(2)),
             std::string("Accepted for phase one."));
    QCOMPARE(table("Statements").rows.size(), std::size_t(1));
    QCOMPARE(table("Assumptions").rows.size(), std::size_t(3));
}

void ComposeTest::tableRowsAreAsWideAsTheirHeader()
{
    auto tables = tablesOf(m_spec);
    for (const Table &table : composeBill(m_design, m_evaluation, sample::issue()))
        tables.push_back(table);
    for (const Table &table : tables) {
        for (const auto &row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
        QVERIFY(table.total.empty() || table.total.size() == table.columns.size());
    }
}

void ComposeTest::emptyDesignComposes()
{
    const Specification spec = compose({}, evaluate({}), sample::issue());
    QVERIFY(spec.sections.size() > 5);
    QCOMPARE(composeBill({}, evaluate({}), sample::issue()).at(0).rows.size(), std::size_t(0));
}

std::unique_ptr<QObject> makeComposeTest()
{
    return make<ComposeTest>();
}

#include "model/parts/figurelist.h"
#include "tst_compose.moc"
