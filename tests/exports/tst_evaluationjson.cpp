#include "exports/evaluationjson.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace clusterwright;

class EvaluationJsonTest : public QObject {
    Q_OBJECT

private slots:
    void reportHasTheseKeys_data();
    void reportHasTheseKeys();
    void totalsEqualTheEvaluation();
    void unknownIsNoZero();
    void wholeNumbersHaveNoFraction();
    void checkHasTheseKeys();
    void errorNamesThePlace();

private:
    static QJsonObject parsed(const std::string &text)
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    }
    static QStringList sorted(QStringList keys)
    {
        keys.sort();
        return keys;
    }

    Design m_design = sample::richDesign();
    Evaluation m_evaluation = evaluate(m_design);
    QJsonObject m_report = parsed(reportJson(m_design, m_evaluation));
};

void EvaluationJsonTest::reportHasTheseKeys_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QString>("keys");
    const QJsonObject rack = m_report["racks"].toArray().first().toObject();
    QTest::newRow("document") << m_report
                              << "format design totals racks power_chain facility halls loops fabrics parts "
                                 "parameters reliability cost failure_domains workloads";
    QTest::newRow("design") << m_report["design"].toObject() << "title number revision status";
    QTest::newRow("totals")
        << m_report["totals"].toObject()
        << "halls rows racks devices nodes accelerators switches switches_by_role "
           "storage_systems cables rack_units_total rack_units_used power_nameplate_w "
           "power_max_w power_typical_w power_idle_w heat_btu_per_h air_heat_w liquid_heat_w "
           "airflow_m3_per_s coolant_flow_lpm mass_kg capex_usd";
    QTest::newRow("rack") << rack
                          << "id name type type_name hall row x_m y_m rack_units_total rack_units_used "
                             "power_max_w power_typical_w mass_kg heat_btu_per_h feeds";
    QTest::newRow("feed") << rack["feeds"].toArray().first().toObject()
                          << "name load_w load_va limit_va load_one_feed_lost_w worst_loss";
    QTest::newRow("part") << m_report["parts"].toArray().first().toObject() << "part vendor model kind count";
    QTest::newRow("parameter") << m_report["parameters"].toArray().first().toObject()
                               << "rule parameter value usual reason";
    QTest::newRow("price") << m_report["totals"].toObject()["capex_usd"].toObject()
                           << "low base high unknown";
}

void EvaluationJsonTest::reportHasTheseKeys()
{
    QFETCH(const QJsonObject, object);
    QFETCH(const QString, keys);
    QCOMPARE(object.keys(), sorted(keys.split(' ')));
}

void EvaluationJsonTest::totalsEqualTheEvaluation()
{
    const QJsonObject totals = m_report["totals"].toObject();
    const Summary &total = m_evaluation.results.total;
    QCOMPARE(totals["power_max_w"].toObject()["value"].toDouble(), inWatts(total.power.max.known));
    QCOMPARE(totals["power_max_w"].toObject()["unknown"].toInt(), total.power.max.unknownCount);
    QCOMPARE(totals["mass_kg"].toObject()["value"].toDouble(), inKilograms(total.bulk.all.known));
    QCOMPARE(totals["capex_usd"].toObject()["high"].toDouble(), inDollars(total.price.high));
    QCOMPARE(totals["nodes"].toInt(), 20);
    QCOMPARE(totals["switches_by_role"].toObject()["compute-spine"].toInt(), 6);
    int count = 0;
    QString before;
    for (const QJsonValue &part : m_report["parts"].toArray()) {
        QVERIFY(before < part["part"].toString());
        before = part["part"].toString();
        count += part["count"].toInt();
    }
    QCOMPARE(count, total.inventory.devices + static_cast<int>(m_design.racks.size()));
}

void EvaluationJsonTest::unknownIsNoZero()
{
    QVERIFY(m_report["totals"].toObject()["cables"].isNull());
    Design design = m_design;
    std::get<FeedFacts>(design.parts.at("example-pdu-34kva").facts).continuousLimit.reset();
    const QJsonObject report = parsed(reportJson(design, evaluate(design)));
    const QJsonValue feed = report["racks"].toArray().first()["feeds"].toArray().first();
    QVERIFY(feed["limit_va"].isNull());
}

void EvaluationJsonTest::wholeNumbersHaveNoFraction()
{
    const std::string text = reportJson(m_design, m_evaluation);
    QVERIFY(text.find("\"value\": 225400\n") != std::string::npos);
    QVERIFY(text.find(".0\n") == std::string::npos && text.find(".0,") == std::string::npos);
    QVERIFY(text.find("\"x_m\": 1.8") != std::string::npos);
    QVERIFY(text.starts_with("{\n  \"cost\": {")); // keys are sorted
    QVERIFY(text.ends_with("}\n"));
}

void EvaluationJsonTest::checkHasTheseKeys()
{
    const QJsonObject check = parsed(checkJson(m_evaluation));
    const QJsonArray findings = check["findings"].toArray();
    QCOMPARE(check.keys(), QStringList({"findings", "summary"}));
    QCOMPARE(findings.size(), static_cast<qsizetype>(m_evaluation.findings.size()));
    for (const QJsonValue &finding : findings) {
        QCOMPARE(finding.toObject().keys(), sorted({"rule", "severity", "object", "objects", "message",
                                                    "measured", "limit", "unit", "state", "fix", "advice"}));
        QCOMPARE(finding["object"], finding["objects"].toArray().first());
        QVERIFY(finding["fix"] == QJsonValue(false)); // no panel at hand
    }
    Evaluation fixable = m_evaluation;
    fixable.findings = {{.rule = "THM006", .objects = {"t"}, .quickFix = "Fill"}};
    QVERIFY(parsed(checkJson(fixable))["findings"].toArray().first()["fix"] == QJsonValue(true));
    const QJsonObject summary = check["summary"].toObject();
    QCOMPARE(summary.keys(), sorted({"errors", "warnings", "infos", "waived", "not_evaluated"}));
    QCOMPARE(summary["waived"].toInt(), m_evaluation.counts.waived);
    QCOMPARE(summary["not_evaluated"].toInt(), m_evaluation.counts.notEvaluated);
}

void EvaluationJsonTest::errorNamesThePlace()
{
    const QJsonObject error =
        parsed(errorJson({"a.cwright", "rack-1", "x_m", "Too far."}))["error"].toObject();
    QCOMPARE(error.keys(), sorted({"file", "object", "key", "message"}));
    QCOMPARE(error["object"].toString(), QString("rack-1"));
}

std::unique_ptr<QObject> makeEvaluationJsonTest()
{
    return make<EvaluationJsonTest>();
}

#include "tst_evaluationjson.moc"
