#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/librarystack.h"
#include "libraries/template.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <QTemporaryDir>

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class TemplateTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void superPodOfUnits_data();
    void superPodOfUnits();
    void superPodBill();
    void superPodRackPower();
    void sampleFileIsTheTemplate();
    void usualUnits();
    void refusals_data();
    void refusals();
    void brokenTemplates_data();
    void brokenTemplates();

private:
    const std::string m_templates = SOURCE_FOLDER "/libraries/templates";
    Library m_library;
    Result<Design> superPod(std::optional<int> units) const
    {
        return makeFromTemplate(m_templates, "dgx-h100-superpod", units, m_library);
    }
};

void TemplateTest::initTestCase()
{
    const auto library = loadLibrary(SOURCE_FOLDER "/libraries/data");
    QVERIFY(library);
    m_library = library.value();
}

void TemplateTest::superPodOfUnits_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("leaves");
    QTest::addColumn<int>("spines");
    QTest::addColumn<int>("racks");
    QTest::newRow("1") << 1 << 31 << 8 << 4 << 11;
    QTest::newRow("2") << 2 << 63 << 16 << 8 << 20;
    QTest::newRow("3") << 3 << 95 << 24 << 16 << 29;
    QTest::newRow("4") << 4 << 127 << 32 << 16 << 38;
}

/// Nodes and compute switches per number of scalable units: NVIDIA DGX SuperPOD reference architecture with
/// DGX H100 systems, RA-11333-001 V11, tables 3 and 4.
void TemplateTest::superPodOfUnits()
{
    QFETCH(const int, units);
    const auto made = superPod(units);
    QCOMPARE(refusalOf(made), QString("accepted"));
    const Design &design = made.value();
    QCOMPARE(refusalOf(checkIntegrity(design)), QString("accepted"));
    const Evaluation evaluation = evaluate(design);
    const Inventory &inventory = evaluation.results.total.inventory;
    QTEST(inventory.nodes, "nodes");
    QCOMPARE(inventory.accelerators, std::int64_t(8 * inventory.nodes));
    QTEST(inventory.switchesByRole.at(Role::ComputeLeaf), "leaves");
    QTEST(inventory.switchesByRole.at(Role::ComputeSpine), "spines");
    QTEST(static_cast<int>(design.racks.size()), "racks");
    for (const Finding &finding : evaluation.findings)
        QVERIFY2(finding.severity != Severity::Error || finding.state != FindingState::Open,
                 finding.message.c_str());
    QCOMPARE(evaluation.counts.errors, 0);
    for (const Waiver &waiver : design.waivers)
        QVERIFY2(std::ranges::any_of(evaluation.findings,
                                     [&](const Finding &finding) {
                                         return finding.rule == waiver.rule &&
                                                finding.state == FindingState::Waived &&
                                                std::ranges::count(finding.objects, waiver.object) > 0;
                                     }),
                 "no waiver without a finding");
    QVERIFY(parseDesign(designText(design), "x").value() == design);
}

/// RA-11333-001 V11, appendix A, table 7, PDF edition.
void TemplateTest::superPodBill()
{
    const Inventory inventory = evaluate(superPod(4).value()).results.total.inventory;
    const std::map<PartId, int> bill{{"dell-r760", 4},
                                     {"legrand-nvidpd13", 38},
                                     {"nvidia-dgx-h100", 127},
                                     {"nvidia-qm9700", 64},
                                     {"nvidia-sn2201", 8},
                                     {"nvidia-sn4600c", 8},
                                     {"nvidia-ufm-appliance-3-1", 4},
                                     {"raritan-px3-5747v-v2", 12},
                                     {"raritan-px3-5878i2r-p1q2r1a15d5", 96}};
    QCOMPARE(inventory.parts, bill);
    QCOMPARE(inventory.switchesByRole, (std::map<Role, int>{{Role::ComputeLeaf, 32},
                                                            {Role::ComputeSpine, 16},
                                                            {Role::StorageLeaf, 12},
                                                            {Role::StorageSpine, 4},
                                                            {Role::InBand, 8},
                                                            {Role::OutOfBand, 8}}));
}

/// 13.6 kW on each of three rack PDUs, 20.4 kW with one lost.
void TemplateTest::superPodRackPower()
{
    const RackFeeds feeds = evaluate(superPod(4).value()).results.types.at("compute-4").feeds;
    QCOMPARE(feeds.feeds.size(), std::size_t(3));
    for (const FeedLoad &feed : feeds.feeds) {
        QCOMPARE(inKilowatts(feed.load.known), 13.6);
        QCOMPARE(inKilowatts(feed.loadOneFeedLost.known), 20.4);
        QCOMPARE(feed.limit, std::optional(voltAmperes(34'500)));
    }
}

void TemplateTest::sampleFileIsTheTemplate()
{
    const auto list = listTemplates(m_templates);
    QVERIFY(list);
    for (const TemplateInfo &info : list.value()) {
        const auto sample = readFile(SOURCE_FOLDER "/libraries/samples/" + info.name + ".cwright");
        const auto made = makeFromTemplate(m_templates, info.name, {}, m_library);
        QVERIFY2(sample && made && sample.value() == designText(made.value()),
                 (info.name +
                  ": the sample is not what the template makes. If the change is meant, renew it: "
                  "clusterwright-cli new --template NAME --out libraries/samples/NAME.cwright")
                     .c_str());
    }
}

void TemplateTest::usualUnits()
{
    const auto list = listTemplates(m_templates);
    QVERIFY(list);
    QVERIFY(std::ranges::is_sorted(list.value(), std::ranges::less{}, &TemplateInfo::name));
    for (const TemplateInfo &info : list.value()) {
        QVERIFY(!info.description.empty());
        for (int units = info.leastUnits; units <= info.mostUnits; ++units)
            QCOMPARE(refusalOf(makeFromTemplate(m_templates, info.name, units, m_library)),
                     QString("accepted"));
    }
    QVERIFY(superPod({}).value() == superPod(4).value());
}

void TemplateTest::refusals_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("units");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no units") << "dgx-h100-superpod" << 0
                              << "dgx-h100-superpod|units|is 0; this template goes from 1 to 4.";
    QTest::newRow("too many units") << "dgx-h100-superpod" << 5 << "dgx-h100-superpod|units|is 5;";
    QTest::newRow("negative") << "dgx-h100-superpod" << -1 << "dgx-h100-superpod|units|is -1;";
    QTest::newRow("unknown template")
        << "none" << 1
        << "none||is no template; there is dgx-b200-superpod, dgx-b300-superpod, dgx-h100-superpod";
    QTest::newRow("path") << "../templates/dgx-h100-superpod" << 1
                          << "../templates/dgx-h100-superpod||is no template";
    QTest::newRow("no name") << "" << 1 << "||is no template";
}

void TemplateTest::refusals()
{
    QFETCH(const QString, name);
    QFETCH(const int, units);
    QFETCH(const QString, expected);
    const auto made = makeFromTemplate(m_templates, name.toStdString(), units, m_library);
    QVERIFY2(refusalOf(made).startsWith(expected), qPrintable(refusalOf(made)));
    QVERIFY(!makeFromTemplate(m_templates + "/none", name.toStdString(), units, m_library));
}

void TemplateTest::brokenTemplates_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("edits");
    QTest::addColumn<QString>("expected");
    const QByteArray head = R"("least_units": 1, "most_units": 2, "usual_units": 1)";
    const QByteArray hall = R"([{"op": "add_hall", "depth_m": 5, "width_m": {"by_units": )";
    QTest::newRow("good") << head << QByteArray(hall + "[5, 6]}}]") << "accepted";
    QTest::newRow("null is no edit") << head << QByteArray(R"([{"by_units": [null, null]}])") << "accepted";
    QTest::newRow("list too short") << head << QByteArray(hall + "[5]}}]")
                                    << "|by_units|has no value for 2 units.";
    QTest::newRow("no list") << head << QByteArray(hall + "5}}]") << "|by_units|has no value for 2 units.";
    QTest::newRow("edit that fails") << head << QByteArray(hall + "[5, -6]}}]") << "edits[0]|";
    QTest::newRow("most below least") << QByteArray(R"("least_units": 3, "most_units": 2, "usual_units": 3)")
                                      << QByteArray("[]") << "template|most_units|must hold";
    QTest::newRow("endless") << QByteArray(R"("least_units": 1, "most_units": 2000000000, "usual_units": 1)")
                             << QByteArray("[]") << "template|most_units|must hold";
    QTest::newRow("no head") << QByteArray(R"("format": 1)") << QByteArray("[]")
                             << "has the key \"format\" twice";
    QTest::newRow("edits no list") << head << QByteArray("{}") << "template|edits|must be a list.";
}

void TemplateTest::brokenTemplates()
{
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, edits);
    QFETCH(const QString, expected);
    const QTemporaryDir folder;
    const QByteArray text = R"({"format": 1, "description": "x", )" + head + R"(, "edits": )" + edits + "}";
    QVERIFY(writeFile(folder.filePath("a.json").toStdString(), text.toStdString()));
    const auto made = makeFromTemplate(folder.path().toStdString(), "a", 2, m_library);
    QVERIFY2(refusalOf(made).contains(expected), qPrintable(refusalOf(made)));
}

std::unique_ptr<QObject> makeTemplateTest()
{
    return make<TemplateTest>();
}

#include "tst_template.moc"
