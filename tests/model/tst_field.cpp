#include "model/design/editrules.h"
#include "model/design/field.h"
#include "model/text.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class FieldTest : public QObject {
    Q_OBJECT

private slots:
    void textsOfFields_data();
    void textsOfFields();
    void everyFieldTakesItsOwnValue();
    void limitsOfAHall();
    void placesAreSetByMoving();
    void originsAndReset();
    void parametersOfRules();
    void withdrawnWaivers();
    void anOverrideChangesWhatARuleFinds();
};

void FieldTest::textsOfFields_data()
{
    QTest::addColumn<std::string>("object");
    QTest::addColumn<std::string>("key");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *object, const char *key, const char *expected) {
        QTest::addRow("%s %s", object, key) << std::string(object) << std::string(key) << QString(expected);
    };
    row("design", "title", "Test");
    row("design", "status", "draft");
    row("design", "power_factor", "1");
    row("design", "air_temperature_rise_k", "11.1 K");
    row("h", "width_m", "20 m");
    row("h", "rack_power_w", "100 kW");
    row("row", "facing", "south");
    row("rack-0001", "", "nothing");
    row("t", "name", "Compute rack");
    row("t", "rack", "example-rack-48u");
    row("s1", "u", "1");
    row("s1", "side", "both");
    row("s1", "part", "example-gpu-8x");
    row("s1", "cords", "");
    row("pdu2", "slot", "right");
    row("pdu2", "feed", "B");
    row("example-gpu-8x", "max_power_w", "10.2 kW");
    row("example-gpu-8x", "power_supplies", "6, 4 needed, 3.3 kW each");
    row("example-gpu-8x", "height_u", "8 U");
    row("example-gpu-8x", "depth_m", "900 mm");
    row("example-gpu-8x", "typical_power_w", "");
    row("example-gpu-8x", "accelerator_count", "8");
    row("example-pdu-34kva", "continuous_limit_va", "34.5 kVA");
    row("nobody", "", "nothing");
}

void FieldTest::textsOfFields()
{
    QFETCH(const std::string, object);
    QFETCH(const std::string, key);
    QFETCH(const QString, expected);
    const auto fields = fieldsOf(sample::computeRacks(), object);
    const Field *field = findField(fields, key);
    QCOMPARE(field ? q(fieldText(*field)) : QString("nothing"), expected);
}

/// What a field shows, it takes, and the design is the same again; what cannot be set says so.
void FieldTest::everyFieldTakesItsOwnValue()
{
    Design design = sample::computeRacks();
    design = addNodeType(design, {"n", "Node", {}}, sample::server()).take();
    std::vector<std::string> objects{"design", "h", "row", "t", "n", design.racks.front().id};
    for (const Placement &placement : design.rackTypes.front().placements)
        objects.push_back(placement.id);
    for (const auto &[id, part] : design.parts)
        objects.push_back(id);
    int count = 0;
    for (const std::string &object : objects)
        for (const Field &field : fieldsOf(design, object)) {
            const auto set = setValue(design, object, field.key, fieldText(field), "why");
            if (!field.canSet) {
                QVERIFY2(refusalOf(set).contains("cannot be set; there is "), field.key.c_str());
                continue;
            }
            QVERIFY2(set, qPrintable(q(object + " " + field.key + ": ") + refusalOf(set)));
            const auto after = fieldsOf(set.value(), object);
            QVERIFY2(findField(after, field.key)->value == field.value, field.key.c_str());
            ++count;
        }
    QVERIFY(count > 60);
}

void FieldTest::limitsOfAHall()
{
    Design design = setValue(sample::computeRacks(), "h", "rack_power_w", "41 kW").take();
    QVERIFY(design.halls[0].limits.rackPower == watts(41000));
    design = setValue(design, "h", "rack_airflow_m3_per_s", "3600 m³/h").take();
    QVERIFY(design.halls[0].limits.rackAirflow == cubicMetresPerSecond(1));
    design = setValue(design, "h", "rack_power_w", "").take();
    QVERIFY(!design.halls[0].limits.rackPower);
    QVERIFY(
        refusalOf(setValue(design, "h", "altitude_m", 9000.0)).startsWith("h|altitude_m|must be a number"));
}

void FieldTest::placesAreSetByMoving()
{
    const Design design = sample::computeRacks(1);
    const Design moved = setValue(design, "s1", "u", 11.0).take();
    QCOMPARE(q(fieldText(*findField(fieldsOf(moved, "s1"), "u"))), QString("11"));
    QVERIFY(refusalOf(setValue(design, "s1", "u", "42")).startsWith("t|u|GPU 8x (8 U) at U42 does not fit"));
    QVERIFY(refusalOf(setValue(design, "s1", "u", "x")).startsWith("s1|u|must be a unit"));
    QVERIFY(refusalOf(setValue(design, "s1", "side", "up")).startsWith("s1|side|must be one of"));
    const Design front = setValue(design, "s1", "side", "front").take();
    QVERIFY(unitPlaceOf(*findById(front.rackTypes[0].placements, "s1"))->face == Face::Front);
    QVERIFY(setValue(design, "pdu1", "slot", "right"));
}

void FieldTest::originsAndReset()
{
    const Part library = sample::server();
    Design design = sample::computeRacks();
    const auto origin = [&](const Part *from) {
        return originOf(design.parts.at(library.id), from, "max_power_w");
    };
    QVERIFY(origin(&library) == Origin::Library);
    QVERIFY(origin(nullptr) == Origin::Library);
    design = setValue(design, library.id, "max_power_w", "9 kW", "measured in the lab").take();
    QVERIFY(origin(&library) == Origin::Override);
    QVERIFY(origin(nullptr) == Origin::Override);
    const auto fields = fieldsOf(design, library.id);
    const Field *field = findField(fields, "max_power_w");
    QCOMPARE(q(field->figure->basis), QString("measured in the lab"));
    QVERIFY(field->needsBasis);
    design = resetFigure(design, library, "max_power_w").take();
    QVERIFY(design == sample::computeRacks());
    QVERIFY(refusalOf(resetFigure(design, library, "static_load_kg")).contains("is no figure of this part"));
    QVERIFY(refusalOf(resetFigure({}, library, "max_power_w")).contains("is not used in the design"));
    Part guessed = library;
    guessed.electrical.max->kind = FigureKind::Estimate;
    design.parts.at(library.id) = guessed;
    QVERIFY(origin(&guessed) == Origin::Estimate);
}

void FieldTest::parametersOfRules()
{
    Design design = sample::computeRacks();
    design = setParameter(design, {"PWR001", "continuous_factor", 1, "100 %-rated assembly"}).take();
    design = setParameter(design, {"PWR001", "continuous_factor", 0.9, "site policy"}).take();
    QCOMPARE(design.parameters.size(), std::size_t(1));
    QCOMPARE(design.parameters[0].value, 0.9);
    QVERIFY(resetParameter(design, "PWR001", "continuous_factor").take() == sample::computeRacks());
    QVERIFY(refusalOf(resetParameter({}, "PWR001", "continuous_factor")).contains("has no other value"));
    const auto refused = [](const ParameterOverride &override) {
        return refusalOf(setParameter({}, override));
    };
    QCOMPARE(refused({"XXX001", "a", 1, "why"}),
             QString("XXX001|rule|is no rule; rules lists what there is."));
    QVERIFY(refused({"PWR001", "a", 1, "why"}).contains("there is continuous_factor."));
    QVERIFY(refused({"DAT002", "a", 1, "why"}).contains("the rule has none"));
    QVERIFY(refused({"PWR001", "continuous_factor", -1, "why"}).contains("0 or more"));
    QVERIFY(refused({"PWR001", "continuous_factor", 1, ""}).contains("is missing"));
    design.parameters[0].rule = "XXX001";
    QVERIFY(!checkIntegrity(design));
}

void FieldTest::withdrawnWaivers()
{
    const Design design =
        waive(sample::computeRacks(), {"PWR001", "t", "why", "me", "2026-01-31", ""}).take();
    QVERIFY(withdrawWaiver(design, "PWR001", "t").take() == sample::computeRacks());
    QVERIFY(refusalOf(withdrawWaiver(design, "PWR002", "t")).startsWith("t|PWR002|is not waived"));
}

/// MEC002 keeps a margin of a tenth of 1,500 kg, unless the design says otherwise.
void FieldTest::anOverrideChangesWhatARuleFinds()
{
    Design design = sample::computeRacks();
    Part heavy = sample::server();
    heavy.size.mass->value = kilograms(345); // 4 x 345 + 3 x 10 = 1,410 kg of 1,350
    design.parts.at(heavy.id) = heavy;
    QCOMPARE(sample::found(design, "MEC002"), QStringList("MEC002 open"));
    design = setParameter(design, {"MEC002", "margin", 0.05, "weighed"}).take();
    QCOMPARE(sample::found(design, "MEC002"), QStringList());
}

std::unique_ptr<QObject> makeFieldTest()
{
    return make<FieldTest>();
}

#include "tst_field.moc"
