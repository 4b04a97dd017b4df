#include "libraries/json.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class JsonTest : public QObject {
    Q_OBJECT

private slots:
    void parsing_data();
    void parsing();
    void depthIsBounded();
    void everyTruncationIsRefused();
    void formOfFiles();
    void numbersReadBack_data();
    void numbersReadBack();
};

void JsonTest::parsing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &text, const char *expected) {
        QTest::newRow(name) << text << QString(expected);
    };
    row("object", R"({"a": [1, "x", null, true]})", "accepted");
    row("blanks around", " \n{} \n", "accepted");
    row("brackets in a text", R"({"a": "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["})", "accepted");
    row("escaped quote before brackets", R"({"a": "\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["})", "accepted");
    row("equal keys in different objects", R"([{"a": 1}, {"a": 2, "b": {"a": 3}}])", "accepted");
    row("largest double", R"([1.7976931348623157e308])", "accepted");
    row("empty", "", "is empty.");
    row("blank", " \r\n\t", "is empty.");
    row("cut off", R"({"a": 1)", "ends too early: it is truncated JSON");
    row("cut off in a text", R"({"a)", "ends too early");
    row("comma at the end", R"({"a": 1,})", "is not valid JSON at line 1, column 9.");
    row("bad in line 3", "{\n  \"a\": 1,\n  \"b\": x\n}", "is not valid JSON at line 3, column 8.");
    row("two values", "{} {}", "is not valid JSON at line 1, column 4.");
    row("comment", "{} // no", "is not valid JSON at line 1, column 4.");
    row("single quotes", "{'a': 1}", "is not valid JSON at line 1, column 2.");
    row("not a number", R"({"a": NaN})", "is not valid JSON at line 1, column 7.");
    row("infinite", R"({"a": Infinity})", "is not valid JSON at line 1, column 7.");
    row("leading zero", "[01]", "is not valid JSON at line 1, column 3.");
    row("huge number", R"({"a": 1e999})", "holds a number that is too large");
    row("huge negative number", R"({"a": -1e999})", "holds a number that is too large");
    row("bad UTF-8", "{\"a\": \"\xff\"}", "is not valid JSON at line 1, column 8.");
    row("overlong UTF-8", "{\"a\": \"\xc0\xaf\"}", "is not valid JSON at line 1, column 8.");
    row("half a surrogate pair", R"({"a": "\ud800"})", "is not valid JSON at line 1, column");
    row("raw control character", "{\"a\": \"\n\"}", "is not valid JSON at line 1, column 8.");
    row("zero byte", QByteArray("{\0}", 3), "is not valid JSON at line 1, column 2.");
    row("key twice", R"({"a": 1, "a": 1})", "has the key \"a\" twice in one object; remove one.");
    row("key twice after an inner object", R"({"a": {"b": 1}, "c": [{}], "a": 2})",
        "has the key \"a\" twice");
    row("key twice further in", R"([[{"x": {"b": 1, "b": 2}}]])", "has the key \"b\" twice");
    row("key twice, once escaped", R"({"a": 1, "\u0061": 2})", "has the key \"a\" twice");
    row("nested too deep", QByteArray(33, '[') + QByteArray(33, ']'), "nests deeper than 32 levels.");
    row("nested very deep and cut off", QByteArray(1'000'000, '['), "nests deeper than 32 levels.");
    row("objects nested very deep", QByteArray("{\"a\":").repeated(100'000), "nests deeper than 32 levels.");
}

void JsonTest::parsing()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, expected);
    const auto parsed = parseJson(text.toStdString(), "f.json");
    QVERIFY2(refusalOf(parsed).contains(expected), qPrintable(refusalOf(parsed)));
    QVERIFY(parsed || parsed.error().file == "f.json");
}

void JsonTest::depthIsBounded()
{
    const std::string deepest = std::string(32, '[') + std::string(32, ']');
    const auto parsed = parseJson(deepest, "f");
    QVERIFY(parsed);
    QCOMPARE(QString::fromStdString(parsed.value().dump()), q(deepest));
}

void JsonTest::everyTruncationIsRefused()
{
    const std::string text = R"({"a": [1, 2.5e3, "x\n\u00e4"], "b": {"c": null, "d": false}})";
    for (std::size_t length = 0; length < text.size(); ++length)
        QVERIFY2(!parseJson(text.substr(0, length), "f"), qPrintable(QString::number(length)));
    QVERIFY(parseJson(text, "f"));
}

void JsonTest::formOfFiles()
{
    const auto json = parseJson(R"({"b": [], "a": {"y": 1.50, "x": "ä\n"}})", "f").take();
    QCOMPARE(q(fileText(json)),
             QString("{\n  \"a\": {\n    \"x\": \"ä\\n\",\n    \"y\": 1.5\n  },\n  \"b\": []\n}\n"));
}

void JsonTest::numbersReadBack_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 13'600.0 << "13600";
    QTest::newRow("fraction") << 0.8971 << "0.8971";
    QTest::newRow("negative zero") << -0.0 << "0";
    QTest::newRow("largest whole") << 9007199254740992.0 << "9007199254740992";
    QTest::newRow("above it") << 1e300 << "1e+300";
    QTest::newRow("smallest") << 5e-324 << "5e-324";
    QTest::newRow("sum that is not exact") << 0.1 + 0.2 << "0.30000000000000004";
}

void JsonTest::numbersReadBack()
{
    QFETCH(const double, number);
    const auto json = JsonWriter::toJson(number);
    QTEST(q(json.dump()), "text");
    QCOMPARE(nlohmann::json::parse(json.dump()).get<double>(), number);
}

std::unique_ptr<QObject> makeJsonTest()
{
    return make<JsonTest>();
}

#include "tst_json.moc"
