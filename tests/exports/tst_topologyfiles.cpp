#include "exports/infragraph.h"
#include "exports/topologydot.h"
#include "model/analysis/linktable.h"
#include "tests/cablesample.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <yaml-cpp/yaml.h>

#include <set>

using namespace clusterwright;

/// The links as graphs, read back.
class TopologyFilesTest : public QObject {
    Q_OBJECT

private slots:
    void dotHasEveryLink();
    void validationDotHasRoles();
    void quotesAreEscaped();
    void infragraphIsWhole();
    void infragraphSlicesNeighbours();
    void emptyDesign();

private:
    using Edges = std::set<std::pair<std::string, std::string>>;

    static std::string endOf(const LinkEndText &end) { return end.device + " " + end.port; }
    Edges linked() const
    {
        const LinkTable links(m_design, m_evaluation.results.fabrics);
        Edges edges;
        for (std::size_t i = 0; i < links.size(); ++i)
            edges.emplace(endOf(links.row(i).a), endOf(links.row(i).z));
        return edges;
    }
    static Edges edgesOf(const std::string &dot)
    {
        const QRegularExpression edge(R"re(^  "([^"]+)":"([^"]+)" -- "([^"]+)":"([^"]+)";$)re",
                                      QRegularExpression::MultilineOption);
        Edges edges;
        for (const auto &match : edge.globalMatch(QString::fromStdString(dot)))
            edges.emplace((match.captured(1) + " " + match.captured(2)).toStdString(),
                          (match.captured(3) + " " + match.captured(4)).toStdString());
        return edges;
    }

    Design m_design = sample::cabledDesign();
    Evaluation m_evaluation = evaluate(m_design);
};

void TopologyFilesTest::dotHasEveryLink()
{
    const std::string dot = topologyDot(m_design, m_evaluation);
    QVERIFY(dot.starts_with("graph G {\n  hostnametype=\"hostname\";\n"));
    QVERIFY(dot.ends_with("}\n"));
    QCOMPARE(edgesOf(dot).size(), std::size_t(16));
    QVERIFY(edgesOf(dot) == linked());
}

void TopologyFilesTest::validationDotHasRoles()
{
    const QString dot = QString::fromStdString(validationDot(m_design, m_evaluation));
    QVERIFY(edgesOf(dot.toStdString()) == linked());
    QCOMPARE(dot.count("role=\"host\""), 4);
    QCOMPARE(dot.count("role=\"leaf\""), 2);
    QCOMPARE(dot.count("role=\"spine\""), 2);
    QVERIFY(dot.contains("  \"R1-leaf\" [label=\"R1-leaf\", role=\"leaf\", os=\"\"];\n"));
}

void TopologyFilesTest::quotesAreEscaped()
{
    Design design = m_design;
    design.racks.front().name = "R\"1\\";
    const std::string dot = topologyDot(design, evaluate(design));
    QVERIFY(dot.find(R"("R\"1\\-leaf")") != std::string::npos);
}

void TopologyFilesTest::infragraphIsWhole()
{
    const YAML::Node graph = YAML::Load(infragraphYaml(m_design, m_evaluation));
    QCOMPARE(graph["name"].as<std::string>(), std::string("Test"));
    QCOMPARE(graph["devices"].size(), std::size_t(3));
    std::map<std::string, int> counts; // of each instance
    for (const YAML::Node &instance : graph["instances"])
        counts[instance["name"].as<std::string>()] = instance["count"].as<int>();
    QCOMPARE(counts,
             (std::map<std::string, int>{{"compute-node", 4}, {"compute-leaf", 2}, {"compute-spine", 2}}));
    std::set<std::string> links;
    for (const YAML::Node &link : graph["links"]) {
        links.insert(link["name"].as<std::string>());
        QCOMPARE(link["physical"]["bandwidth"]["gigabits_per_second"].as<double>(), 400.0);
    }
    QCOMPARE(links.size(), std::size_t(1));
    const QRegularExpression slice(R"(^([\w-]+)\[(\d+)(?::(\d+))?\]$)");
    int joined = 0;
    for (const YAML::Node &edge : graph["edges"]) {
        QVERIFY(links.contains(edge["link"].as<std::string>()));
        QCOMPARE(edge["scheme"].as<std::string>(), std::string("one2one"));
        const auto match = [&](const char *end, const char *key) {
            return slice.match(QString::fromStdString(edge[end][key].as<std::string>()));
        };
        for (const char *end : {"ep1", "ep2"}) {
            const auto instance = match(end, "instance");
            QVERIFY(instance.captured(2).toInt() < counts.at(instance.captured(1).toStdString()));
        }
        const auto ports = match("ep1", "component"), others = match("ep2", "component");
        const auto count = [](const QRegularExpressionMatch &m) {
            return m.captured(3).isEmpty() ? 1 : m.captured(3).toInt() - m.captured(2).toInt();
        };
        QCOMPARE(count(ports), count(others));
        joined += count(ports);
    }
    QCOMPARE(joined, 16);
}

void TopologyFilesTest::infragraphSlicesNeighbours()
{
    const YAML::Node graph = YAML::Load(infragraphYaml(m_design, m_evaluation));
    QCOMPARE(graph["edges"].size(), std::size_t(12)); // 8 of nodes; a leaf has two links to each spine
    const YAML::Node node = graph["devices"][0];
    QCOMPARE(node["name"].as<std::string>(), std::string("example-node"));
    QCOMPARE(node["components"].size(), std::size_t(3)); // hub, accelerators, ports
    QCOMPARE(node["components"][1]["choice"].as<std::string>(), std::string("xpu"));
    QCOMPARE(node["components"][1]["count"].as<int>(), 2);
    QCOMPARE(node["components"][2]["count"].as<int>(), 2);
    QCOMPARE(node["edges"].size(), std::size_t(2));
}

void TopologyFilesTest::emptyDesign()
{
    QCOMPARE(topologyDot({}, evaluate({})), std::string("graph G {\n  hostnametype=\"hostname\";\n}\n"));
    const YAML::Node graph = YAML::Load(infragraphYaml({}, evaluate({})));
    QCOMPARE(graph["edges"].size(), std::size_t(0));
    QVERIFY(graph["devices"].IsSequence());
}

std::unique_ptr<QObject> makeTopologyFilesTest()
{
    return make<TopologyFilesTest>();
}

#include "tst_topologyfiles.moc"
