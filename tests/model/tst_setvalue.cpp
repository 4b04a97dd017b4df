#include "model/design/edit.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

namespace {

Design design()
{
    Design design = sample::computeRacks(2, 3);
    design = addNodeType(design, {"n", "Node", ""}, sample::server()).take();
    design.racks.at(0).id = "r";
    return design;
}

} // namespace

class SetValueTest : public QObject {
    Q_OBJECT

private slots:
    void setting_data();
    void setting();
    void partFigureBecomesAnEstimate();
    void assumptionsSayThatTheyWereSet();
    void emptySourceIsItsOwn();
    void unknownKeyListsWhatThereIs();
};

void SetValueTest::setting_data()
{
    QTest::addColumn<QStringList>("what"); // object, key
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *object, const char *key, const Value &value,
                        const char *expected = "accepted") {
        QTest::newRow(name) << QStringList{object, key} << value << expected;
    };
    row("title", "design", "title", "Pod");
    row("title: empty", "design", "title", "", "design|title|must be a text that is not empty");
    row("title: number", "design", "title", 3.0, "design|title|must be a text");
    row("title: endless", "design", "title", std::string(10'001, 'x'), "design|title|");
    row("number", "design", "number", "CW-1");
    row("revision", "design", "revision", "B");
    row("status", "design", "status", "review");
    row("status: no such", "design", "status", "done",
        "design|status|must be one of draft, review, released.");
    row("status: number", "design", "status", 1.0, "design|status|must be one of");
    row("confidentiality", "design", "confidentiality", "Public");
    row("price book name", "design", "price_book_name", "Book");
    row("price book date", "design", "price_book_date", "2026-01-31");
    row("authors", "design", "authors", "A. Person");
    row("authors: number", "design", "authors", 1.0, "design|authors|must be a text");
    row("authors: endless", "design", "authors", std::string(10'001, 'x'), "design|authors|");
    row("power factor", "design", "power_factor", 0.9);
    row("power factor: text", "design", "power_factor", "0.9");
    row("power factor: above 1", "design", "power_factor", 1.01,
        "design|power_factor|must be a number from 0.5 to 1.");
    row("power factor: with a unit", "design", "power_factor", "0.9 W", "design|power_factor|");
    row("power factor: not a number", "design", "power_factor", qQNaN(), "design|power_factor|");
    row("rise", "design", "air_temperature_rise_k", "12 K");
    row("rise: zero", "design", "air_temperature_rise_k", 0.0, "design|air_temperature_rise_k|");
    row("rise: infinite", "design", "air_temperature_rise_k", qInf(), "design|air_temperature_rise_k|");
    row("density", "design", "air_density_kg_per_m3", 1.0);
    row("density: of water", "design", "air_density_kg_per_m3", 1000.0, "design|air_density_kg_per_m3|");

    row("hall name", "h", "name", "West");
    row("hall width", "h", "width_m", "30 m");
    row("hall depth in mm", "h", "depth_m", "30000 mm");
    row("hall: no width", "h", "width_m", 0.0, "h|width_m|must be a number in m from 0.1 to 10000.");
    row("hall: width in kg", "h", "width_m", "30 kg", "h|width_m|");
    row("hall: no such key", "h", "colour", "red",
        "h|colour|cannot be set; there is name, width_m, depth_m, rack_power_w, ");
    row("hall: its id", "h", "id", "h2", "h|id|cannot be set");
    row("row name", "row", "name", "A");
    row("row place", "row", "x_m", 2.0);
    row("row: before the wall", "row", "y_m", -1.0, "row|y_m|");
    row("row length", "row", "length_m", 12.0);
    row("row facing", "row", "facing", "west");
    row("row: facing up", "row", "facing", "up", "row|facing|must be one of north, east, south, west.");
    row("rack name", "r", "name", "A01");
    row("rack: no name", "r", "name", "", "r|name|");
    row("rack place", "r", "y_m", "3 m");
    row("rack facing", "r", "facing", "north");
    row("rack: source of a feed", "r", "feed_source.B", "UPS 2");
    row("rack: source of no feed", "r", "feed_source.Z", "UPS 2", "r|feed_source.Z|cannot be set");
    row("rack: source is a number", "r", "feed_source.B", 2.0, "r|feed_source.B|must be a text");
    row("rack type name", "t", "name", "Rack");
    row("rack type: its rack", "t", "rack", "other", "t|rack|cannot be set; there is name, cable_mass_kg,");
    row("node type name", "n", "name", "Box");
    row("placement name", "s1", "name", "first");
    row("placement role", "s1", "role", "storage");
    row("placement: no such role", "s1", "role", "cook", "s1|role|must be one of other, compute-node");
    row("cords", "s1", "cords", "A,B,C");
    row("cords: no such feed", "s1", "cords", "A,D", "s1|cords|must list feeds of the rack");
    row("cords: an empty one", "s1", "cords", "A,,B", "s1|cords|");
    row("cords: number", "s1", "cords", 1.0, "s1|cords|");
    row("no such object", "x", "name", "a", "x|object|is no object of the design");
    row("no object", "", "name", "a", "|object|");

    const char *part = "example-gpu-8x";
    row("part: power", part, "max_power_w", "9.8 kW");
    row("part: zero", part, "max_power_w", 0.0);
    row("part: negative", part, "max_power_w", -1.0,
        "example-gpu-8x|max_power_w|must be a number in W from 0 to");
    row("part: beyond any part", part, "mass_kg", 1e10, "example-gpu-8x|mass_kg|");
    row("part: pounds", part, "mass_kg", "287.6 lb");
    row("part: length", part, "depth_m", "897.1 mm");
    row("part: share", part, "liquid_heat_fraction", 0.85);
    row("part: share above 1", part, "liquid_heat_fraction", 1.1, "example-gpu-8x|liquid_heat_fraction|");
    row("part: count", part, "accelerator_count", 4.0);
    row("part: half an accelerator", part, "accelerator_count", 2.5,
        "example-gpu-8x|accelerator_count|must be a whole number");
    row("part: airflow", part, "airflow_m3_per_s", 0.5);
    row("part: figure of another kind", part, "rating_va", 1.0, "example-gpu-8x|rating_va|cannot be set");
    row("part: its height", part, "height_u", 4.0, "example-gpu-8x|height_u|cannot be set");
    row("part: words", part, "max_power_w", "much", "example-gpu-8x|max_power_w|");
    row("rack part: strength", "example-rack-48u", "static_load_kg", "1.5 t");
    row("feed part: limit", "example-pdu-34kva", "continuous_limit_va", "17.3 kVA");
}

void SetValueTest::setting()
{
    QFETCH(const QStringList, what);
    QFETCH(const Value, value);
    QFETCH(const QString, expected);
    const Design before = design();
    const std::string object = what.at(0).toStdString(), key = what.at(1).toStdString();
    const auto after = setValue(before, object, key, value, "a test");
    QVERIFY2(refusalOf(after).startsWith(expected), qPrintable(refusalOf(after)));
    QVERIFY(before == design());
    if (after) {
        QVERIFY2(!(after.value() == before), "something changed");
        QCOMPARE(refusalOf(checkIntegrity(after.value())), QString("accepted"));
        QVERIFY(setValue(after.value(), object, key, value, "a test").value() == after.value());
    }
}

void SetValueTest::partFigureBecomesAnEstimate()
{
    QVERIFY(refusalOf(setValue(design(), "example-gpu-8x", "depth_m", "897.1 mm"))
                .startsWith("example-gpu-8x|basis|"));
    const Design after =
        setValue(design(), "example-gpu-8x", "depth_m", "897.1 mm", "measured by hand").take();
    const Figure<Length> expected{metres(0.8971), FigureKind::Estimate, "", "measured by hand",
                                  Confidence::Low};
    QVERIFY(after.parts.at("example-gpu-8x").size.depth == std::optional(expected));
    QCOMPARE(sample::found(after, "DAT001"), QStringList("DAT001 open"));
}

/// An estimate without a basis could not be opened again.
void SetValueTest::assumptionsSayThatTheyWereSet()
{
    const auto factor = setValue(design(), "design", "power_factor", 0.9).value().assumptions.powerFactor;
    QCOMPARE(factor.value, 0.9);
    QCOMPARE(int(factor.kind), int(FigureKind::Estimate));
    QCOMPARE(q(factor.basis), QString("set in this design"));
    QCOMPARE(
        q(setValue(design(), "design", "power_factor", 0.9, "UPS").value().assumptions.powerFactor.basis),
        QString("UPS"));
}

void SetValueTest::emptySourceIsItsOwn()
{
    Design after = setValue(design(), "r", "feed_source.B", "UPS 2").take();
    QCOMPARE(after.racks.at(0).feedSources.size(), std::size_t(1));
    QVERIFY(setValue(after, "r", "feed_source.B", "").value() == design());
    after = setValue(design(), "design", "authors", "A. Person").take();
    QVERIFY(setValue(after, "design", "authors", "").value() == design());
}

void SetValueTest::unknownKeyListsWhatThereIs()
{
    const QString message = refusalOf(setValue(design(), "r", "z", 1.0));
    QCOMPARE(message,
             QString("r|z|cannot be set; there is name, x_m, y_m, facing, feed_source.A, feed_source.B, "
                     "feed_source.C."));
}

std::unique_ptr<QObject> makeSetValueTest()
{
    return make<SetValueTest>();
}

#include "tst_setvalue.moc"
