#include "model/design/fieldedit.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class FieldEditTest : public QObject {
    Q_OBJECT

private slots:
    void commonFieldsOfDevices();
    void devicesAndFeedsShareSome();
    void settingAllOrNone();
    void typedNumbers_data();
    void typedNumbers();
    void steps_data();
    void steps();
};

namespace {

const CommonField *find(const std::vector<CommonField> &fields, const std::string &key)
{
    for (const CommonField &entry : fields)
        if (entry.field.key == key)
            return &entry;
    return nullptr;
}

Field fieldOf(const std::string &object, const std::string &key)
{
    const Design design = sample::computeRacks();
    const auto fields = fieldsOf(design, object);
    const Field *field = findField(fields, key);
    return field ? *field : Field();
}

} // namespace

void FieldEditTest::commonFieldsOfDevices()
{
    const auto fields = commonFields(sample::computeRacks(), {"s1", "s2", "s3"});
    QVERIFY(find(fields, "name")->isMixed);
    QVERIFY(find(fields, "u")->isMixed);
    QVERIFY(!find(fields, "role")->isMixed);
    QCOMPARE(q(fieldText(find(fields, "role")->field)), "compute-node");
    QVERIFY(commonFields(sample::computeRacks(), {}).empty());
}

void FieldEditTest::devicesAndFeedsShareSome()
{
    const auto fields = commonFields(sample::computeRacks(), {"s1", "pdu1"});
    QVERIFY(find(fields, "cords"));
    QVERIFY(!find(fields, "u")); // a zero-U part has a slot
    QVERIFY(!find(fields, "feed"));
}

void FieldEditTest::settingAllOrNone()
{
    const Design before = sample::computeRacks();
    const auto after = setValues(before, {"s1", "s2"}, "role", "management");
    QCOMPARE(refusalOf(after), "accepted");
    const auto &placements = after.value().rackTypes.front().placements;
    QCOMPARE(std::ranges::count(placements, Role::Management, &Placement::role), 2);
    QVERIFY(refusalOf(setValues(before, {"s1", "s2"}, "cords", "A,X")).startsWith("s1|cords|"));
    QVERIFY(refusalOf(setValues(before, {"s1", "nobody"}, "role", "other")).startsWith("nobody|"));
}

void FieldEditTest::typedNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("expected");
    QTest::newRow("with its unit") << "12 kW" << 12'000.0;
    QTest::newRow("arithmetic") << "8*0.7+1.2 kW" << 6'800.0;
    QTest::newRow("decimal comma") << "1,5 kW" << 1'500.0;
    QTest::newRow("no number") << "much" << std::nan("");
}

void FieldEditTest::typedNumbers()
{
    QFETCH(const QString, text);
    QFETCH(const double, expected);
    const auto value = typedValue(fieldOf("example-gpu-8x", "max_power_w"), text.toStdString(), '.');
    const double number = std::get<double>(value);
    QVERIFY(std::isnan(expected) ? std::isnan(number) : qFuzzyCompare(number, expected));
}

void FieldEditTest::steps_data()
{
    QTest::addColumn<std::string>("object");
    QTest::addColumn<std::string>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *object, const char *key, const char *text, int steps, const char *next) {
        QTest::addRow("%s %+d", text, steps)
            << std::string(object) << std::string(key) << QString(text) << steps << QString(next);
    };
    row("example-gpu-8x", "max_power_w", "10.2 kW", 1, "11.2 kW");
    row("example-gpu-8x", "max_power_w", "900 W", -1, "890 W");
    row("example-gpu-8x", "mass_kg", "130.45", 1, "140.45 kg");
    row("design", "power_factor", "0.97", 1, "0.98");
    row("design", "power_factor", "0.97", -2, "0.95");
    row("s1", "u", "17", 1, "18");
    row("example-gpu-8x", "accelerator_count", "16", -1, "15");
    row("example-gpu-8x", "max_power_w", "much", 1, "");
    row("example-gpu-8x", "max_power_w", "", 1, "");
    row("s1", "name", "12", 1, "");
}

void FieldEditTest::steps()
{
    QFETCH(const std::string, object);
    QFETCH(const std::string, key);
    QFETCH(const QString, text);
    QFETCH(const int, steps);
    QFETCH(const QString, expected);
    QCOMPARE(q(stepped(fieldOf(object, key), text.toStdString(), steps, '.').value_or("")), expected);
}

std::unique_ptr<QObject> makeFieldEditTest()
{
    return make<FieldEditTest>();
}

#include "tst_fieldedit.moc"
