#include "libraries/file.h"
#include "libraries/librarystack.h"
#include "libraries/partschema.h"
#include "tests/libraries/designs.h"
#include "tests/runner.h"

#include <QDirIterator>

// The validator is not written for our warnings.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wextra"
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

using namespace clusterwright;
using sample::q;

class PartSchemaTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void publishedSchemaIsCurrent();
    void shippedPartsAreValid();
    void everyKeyIsValid();
    void refuses_data();
    void refuses();

private:
    bool isValid(const std::string &text);

    valijson::Schema m_schema;
};

void PartSchemaTest::initTestCase()
{
    const auto json = nlohmann::json::parse(partSchema());
    const valijson::adapters::NlohmannJsonAdapter adapter(json);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, m_schema);
}

bool PartSchemaTest::isValid(const std::string &text)
{
    const auto json = nlohmann::json::parse(text);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(m_schema, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
}

/// Made anew with: clusterwright-cli library schema > libraries/data/part.schema.json
void PartSchemaTest::publishedSchemaIsCurrent()
{
    const auto text = readFile(SOURCE_FOLDER "/libraries/data/part.schema.json");
    QVERIFY(text);
    QVERIFY2(text.value() == partSchema(), "run: clusterwright-cli library schema > "
                                           "libraries/data/part.schema.json");
}

void PartSchemaTest::shippedPartsAreValid()
{
    QDirIterator files(SOURCE_FOLDER "/libraries/data", {"*.json"}, QDir::Files,
                       QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.endsWith(".schema.json"))
            continue;
        QVERIFY2(isValid(readFile(path.toStdString()).take()), qPrintable(path));
        ++count;
    }
    QVERIFY(count > 600);
}

void PartSchemaTest::everyKeyIsValid()
{
    for (const auto &[id, part] : sample::everyKey().parts)
        QVERIFY2(isValid(partText(part)), id.c_str());
}

void PartSchemaTest::refuses_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("unknown key") << "\"vendor\""
                                 << "\"seller\": 1, \"vendor\"";
    QTest::newRow("no vendor") << "\"vendor\""
                               << "\"supplier\"";
    QTest::newRow("wrong kind") << "\"kind\": \"server\""
                                << "\"kind\": \"serverr\"";
    QTest::newRow("another kind has no processors") << "\"kind\": \"server\""
                                                    << "\"kind\": \"switch\", \"processor_count\": 2";
    QTest::newRow("negative") << "\"value\": 5"
                              << "\"value\": -5";
    QTest::newRow("text for a number") << "\"value\": 5"
                                       << "\"value\": \"5\"";
    QTest::newRow("no source") << "\"source\": \"sheet\""
                               << "\"basis\": \"seen\"";
    QTest::newRow("estimate without basis") << "\"kind\": \"rated\""
                                            << "\"kind\": \"estimate\"";
    QTest::newRow("unknown confidence") << "\"confidence\": \"high\""
                                        << "\"confidence\": \"sure\"";
    QTest::newRow("quarter of a unit") << "\"value\": 1\n"
                                       << "\"value\": 1.25\n";
}

void PartSchemaTest::refuses()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QString text = q(partText(sample::part("a", "A", 1, 5, 0.5)));
    QVERIFY(isValid(text.toStdString()));
    QVERIFY(text.contains(from));
    text.replace(from, to);
    QVERIFY(!isValid(text.toStdString()));
}

std::unique_ptr<QObject> makePartSchemaTest()
{
    return std::make_unique<PartSchemaTest>();
}

#include "tst_partschema.moc"
