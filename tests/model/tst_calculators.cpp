#include "model/calculators/counting.h"
#include "tests/model/calculatorhelpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using namespace clusterwright::calc;

Q_DECLARE_METATYPE(clusterwright::calc::Record)
Q_DECLARE_METATYPE(clusterwright::calc::Value)

namespace {

/// A calculator with every kind of input; gives back what it was given.
Calculator everyKind()
{
    return {
        "test.kinds",
        "Every kind.",
        {number("ratio", between(0, 1), "closed"), integer("pieces", atLeast(1), "whole").orElse(4),
         integer("phases", List{1, 3}, "one of").orElse(3), text("word", List{"a", "b"}, "one of").optional(),
         text("name", "not empty").optional(), flag("on", "switch").orElse(false),
         numbers("sizes", above(0), "at least one").optional(),
         integers("units", atLeast(1), "may be empty").orEmpty().optional(),
         records("lines",
                 {text("item", "not empty"), number("price", atLeast(0), "of one"),
                  number("spare", fromBelow(0, 1), "share").orElse(0.5)},
                 "at least one")
             .optional(),
         object("base", "any object").optional()},
        {{"ratio", "as given"}, {"pieces", "as given", Type::Integer}, {"spares", "sum"}},
        "none",
        "none",
        "none",
        [](const Inputs &in) -> Result<Record> {
            double spares = 0;
            if (in.has("lines"))
                for (const Inputs &line : in.records("lines"))
                    spares += line.number("spare");
            return Record{{"ratio", in.number("ratio")}, {"pieces", in.number("pieces")}, {"spares", spares}};
        }};
}

Calculator giving(double value, Type type)
{
    static double given;
    given = value;
    return {"test.gives", "Gives one value.",
            {},           {{"value", "as asked", type}},
            "none",       "none",
            "none",       [](const Inputs &) -> Result<Record> { return Record{{"value", given}}; }};
}

const Value null;
constexpr double infinite = std::numeric_limits<double>::infinity();

Record line(Value item, Value price)
{
    return Record{{"item", std::move(item)}, {"price", std::move(price)}};
}

} // namespace

class CalculatorsTest : public QObject {
    Q_OBJECT

private slots:
    void refusesByKey_data();
    void refusesByKey();
    void messagesNameKeyAndRange_data();
    void messagesNameKeyAndRange();
    void acceptsTheEnds_data();
    void acceptsTheEnds();
    void defaultsAreFilledIn();
    void resultsMustBeFinite_data();
    void resultsMustBeFinite();
    void rangesRead_data();
    void rangesRead();
    void countingHasRoomForRounding();
    void valuesKeepTheirType();
};

void CalculatorsTest::refusesByKey_data()
{
    QTest::addColumn<Record>("inputs");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, Record inputs, const char *key) {
        QTest::newRow(name) << std::move(inputs) << QString(key);
    };
    const auto with = [](const char *key, Value value) {
        return Record{{"ratio", 0.5}, {key, std::move(value)}};
    };
    row("a required key is missing", {}, "ratio");
    row("the first in the order of the table", {{"pieces", 0}, {"ratio", 2}}, "ratio");
    row("known keys come before unknown ones", {{"aaa", 1}, {"ratio", 0.5}, {"pieces", 0}}, "pieces");
    row("unknown keys by byte value", {{"zeta", 1}, {"ratio", 0.5}, {"alpha", 1}, {"Zeta", 1}}, "Zeta");
    row("an unknown key that is empty", with("", 1), "");
    row("null is no number", {{"ratio", null}}, "ratio");
    row("null where a default would be", with("pieces", null), "pieces");
    row("null for an optional key", with("name", null), "name");
    row("a text is no number", {{"ratio", "0.5"}}, "ratio");
    row("a boolean is no number", {{"ratio", true}}, "ratio");
    row("a list is no number", {{"ratio", List{0.5}}}, "ratio");
    row("an object is no number", {{"ratio", Record{}}}, "ratio");
    row("infinity", {{"ratio", infinite}}, "ratio");
    row("not a number", {{"ratio", std::nan("")}}, "ratio");
    row("below the range", {{"ratio", -1e-12}}, "ratio");
    row("above the range", {{"ratio", 1 + 1e-12}}, "ratio");
    row("not whole", with("pieces", 2.5), "pieces");
    row("an integer above 1e9", with("pieces", 1'000'000'001), "pieces");
    row("none of the choices", with("phases", 2), "phases");
    row("a text for a choice of numbers", with("phases", "3"), "phases");
    row("none of the words", with("word", "A"), "word");
    row("a number for a word", with("word", 1), "word");
    row("an empty text", with("name", ""), "name");
    row("a number for a switch", with("on", 1), "on");
    row("an empty list", with("sizes", List{}), "sizes");
    row("no list", with("sizes", 5), "sizes");
    row("an object for a list", with("sizes", Record{}), "sizes");
    row("an element out of range", with("sizes", List{1, 2, 0}), "sizes[2]");
    row("an element of the wrong type", with("sizes", List{1, "2"}), "sizes[1]");
    row("a list in a list", with("sizes", List{List{1}}), "sizes[0]");
    row("null in a list", with("sizes", List{null}), "sizes[0]");
    row("an element that is not whole", with("units", List{1, 1.5}), "units[1]");
    row("an element above 1e9", with("units", List{2e9}), "units[0]");
    row("no list of objects", with("lines", Record{}), "lines");
    row("an empty list of objects", with("lines", List{}), "lines");
    row("an element that is no object", with("lines", List{line("a", 1), 5}), "lines[1]");
    row("null for an object", with("lines", List{null}), "lines[0]");
    row("a field of an element", with("lines", List{line("a", 1), line("b", -1)}), "lines[1].price");
    row("a missing field", with("lines", List{Record{{"item", "a"}}}), "lines[0].price");
    row("an empty field", with("lines", List{line("", 1)}), "lines[0].item");
    row("fields in their order", with("lines", List{line(3, -1)}), "lines[0].item");
    row("an unknown field",
        with("lines", List{line("a", 1), Record{{"item", "b"}, {"price", 1}, {"x", 1}, {"w", 1}}}),
        "lines[1].w");
    row("an unknown field before the next element",
        with("lines", List{Record{{"item", "b"}, {"price", 1}, {"x", 1}}, 7}), "lines[0].x");
    row("elements before the next key",
        {{"ratio", 0.5}, {"base", 7}, {"lines", List{line("a", 1), line("a", -1)}}}, "lines[1].price");
    row("no object", with("base", List{}), "base");
}

void CalculatorsTest::refusesByKey()
{
    QFETCH(Record, inputs);
    QFETCH(QString, key);
    const auto outputs = calculate(everyKind(), inputs);
    QVERIFY(!outputs);
    QCOMPARE(QString::fromStdString(outputs.error().key), key);
    QVERIFY(outputs.error().message.starts_with(key.toStdString() + " "));
    QVERIFY(outputs.error().message.ends_with("."));
}

void CalculatorsTest::messagesNameKeyAndRange_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<Record>("inputs");
    QTest::addColumn<QString>("message");
    QTest::newRow("missing") << "power.busbar" << Record{{"load_kw", 1}}
                             << "bus_v is missing; it must be a finite number, > 0.";
    QTest::newRow("out of range") << "power.busbar" << Record{{"load_kw", -5}}
                                  << "load_kw is -5; it must be a finite number, >= 0.";
    QTest::newRow("a text") << "power.busbar" << Record{{"load_kw", "NaN"}}
                            << "load_kw is the text \"NaN\"; it must be a finite number, >= 0.";
    QTest::newRow("choices") << "power.branch_limit"
                             << Record{{"line_voltage_v", 208}, {"breaker_a", 30}, {"phases", 2}}
                             << "phases is 2; it must be a whole number, one of 1, 3.";
    QTest::newRow("words") << "thermal.inlet_class" << Record{{"ashrae_class", "A9"}}
                           << "ashrae_class is the text \"A9\"; it must be a text, one of A1, A2, A3, A4.";
    QTest::newRow("whole number") << "power.rack_pdu" << Record{{"systems", 2.5}}
                                  << "systems is 2.5; it must be a whole number, >= 1, at most 1e9 in size.";
    QTest::newRow("empty list")
        << "power.breaker_size" << Record{{"continuous_a", 1}, {"standard_sizes_a", List{}}}
        << "standard_sizes_a is empty; it must be a list of finite numbers, each > 0, "
           "at least one.";
    QTest::newRow("unknown key") << "power.busbar" << Record{{"load_kw", 1}, {"bus_v", 48}, {"bus_w", 1}}
                                 << "bus_w is no input of power.busbar, which takes load_kw, bus_v.";
}

void CalculatorsTest::messagesNameKeyAndRange()
{
    QFETCH(QString, function);
    QFETCH(Record, inputs);
    QFETCH(QString, message);
    const auto outputs = sample::ask(qPrintable(function), inputs);
    QVERIFY(!outputs);
    QCOMPARE(QString::fromStdString(outputs.error().message), message);
}

void CalculatorsTest::acceptsTheEnds_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<Value>("value");
    QTest::newRow("low end") << "ratio" << Value(0);
    QTest::newRow("high end") << "ratio" << Value(1);
    QTest::newRow("whole with a fraction of zero") << "pieces" << Value(4.0);
    QTest::newRow("1e9") << "pieces" << Value(1e9);
    QTest::newRow("an empty list that may be") << "units" << Value(List{});
    QTest::newRow("any object") << "base" << Value(Record{{"whatever", null}});
    QTest::newRow("a short text") << "name" << Value("x");
}

void CalculatorsTest::acceptsTheEnds()
{
    QFETCH(QString, key);
    QFETCH(Value, value);
    Record inputs{{"ratio", 0.5}};
    inputs.set(key.toStdString(), value);
    QVERIFY(calculate(everyKind(), inputs));
}

void CalculatorsTest::defaultsAreFilledIn()
{
    const Record inputs{{"ratio", 0.25}, {"lines", List{line("a", 1), line("b", 2)}}};
    QVERIFY(
        (calculate(everyKind(), inputs).value() == Record{{"ratio", 0.25}, {"pieces", 4}, {"spares", 1.0}}));
    const auto checked = checkInputs(everyKind(), inputs);
    QVERIFY(!checked.value().find("name")); // optional stays absent
    QVERIFY(*checked.value().find("on") == Value(false));
}

void CalculatorsTest::resultsMustBeFinite_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("isInteger");
    QTest::addColumn<bool>("good");
    QTest::newRow("largest number") << 1.7e308 << false << true;
    QTest::newRow("infinite") << infinite << false << false;
    QTest::newRow("minus infinite") << -infinite << false << false;
    QTest::newRow("not a number") << std::nan("") << false << false;
    QTest::newRow("2^53") << 9007199254740992.0 << true << true;
    QTest::newRow("above 2^53") << 9007199254740994.0 << true << false;
    QTest::newRow("below -2^53") << -9007199254740994.0 << true << false;
    QTest::newRow("above 2^53, no integer") << 9007199254740994.0 << false << true;
}

void CalculatorsTest::resultsMustBeFinite()
{
    QFETCH(double, value);
    QFETCH(bool, isInteger);
    QFETCH(bool, good);
    const auto outputs = calculate(giving(value, isInteger ? Type::Integer : Type::Number), {});
    QCOMPARE(static_cast<bool>(outputs), good);
    if (!good)
        QCOMPARE(outputs.error().key, std::string("result"));
}

void CalculatorsTest::rangesRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const Range &range, const char *wanted) {
        QTest::newRow(*wanted ? wanted : "any") << QString::fromStdString(rangeText(range)) << wanted;
    };
    row(any, "");
    row(above(0), "> 0");
    row(atLeast(2), ">= 2");
    row(between(-20, 60), "-20..60");
    row(aboveUpTo(0, 1), "(0, 1]");
    row(fromBelow(0, 1), "[0, 1)");
    row(inside(0, 1), "(0, 1)");
}

void CalculatorsTest::rangesRead()
{
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    QCOMPARE(text, wanted);
}

void CalculatorsTest::countingHasRoomForRounding()
{
    QVERIFY(100 * 0.07 > 7); // what the room is for
    QCOMPARE(countUp(100 * 0.07), 7.0);
    QCOMPARE(countUp(7.001), 8.0);
    QVERIFY(!std::signbit(countUp(0)));
    QCOMPARE(countDown(0.3 / 0.1), 3.0);
    QCOMPARE(countDown(2.9), 2.0);
    QVERIFY(fits(1 + 1e-10, 1));
    QVERIFY(!fits(1 + 1e-8, 1));
    QVERIFY(fits(-5, -5) && !fits(-4.99, -5)); // the room is on the side of "fits" for negative limits too
}

void CalculatorsTest::valuesKeepTheirType()
{
    QVERIFY(Value(true).as<bool>() && !Value(true).as<double>());
    QVERIFY(Value("x").as<std::string>() && !Value("x").as<bool>());
    QVERIFY(Value(3).as<double>());
    QVERIFY(Value(true) != Value(1) && Value() != Value(0));
    Record record{{"b", 1}, {"a", 2}};
    record.set("b", "new");
    QVERIFY((record == Record{{"b", "new"}, {"a", 2}}));
    QVERIFY(!record.find("c"));
}

std::unique_ptr<QObject> makeCalculatorsTest()
{
    return make<CalculatorsTest>();
}

#include "tst_calculators.moc"
