#include "model/parts/connectortext.h"
#include "tests/runner.h"

using namespace clusterwright;

class ConnectorTextTest : public QObject {
    Q_OBJECT

private slots:
    void countsByKindAndType();
    void typesAsAReaderKnowsThem_data();
    void typesAsAReaderKnowsThem();
};

void ConnectorTextTest::countsByKindAndType()
{
    const auto outlet = [](const char *type) {
        return Connector{
            .kind = ConnectorKind::PowerOutlet, .name = {}, .label = {}, .description = {}, .type = type};
    };
    std::vector<Connector> list(21, outlet("iec-60320-c13"));
    list.insert(list.end(), 3, outlet("iec-60320-c19"));
    QVERIFY((connectorSummary(list) == std::vector<std::string>{"24 power outlets: 21 C13, 3 C19"}));
    list.assign(2, outlet("iec-60320-c13"));
    QVERIFY((connectorSummary(list) == std::vector<std::string>{"2 power outlets: C13"}));
    list.assign(1, outlet(""));
    list.push_back({.kind = ConnectorKind::Interface,
                    .name = "eth0",
                    .label = {},
                    .description = {},
                    .type = "400gbase-x-osfp"});
    QVERIFY((connectorSummary(list) ==
             std::vector<std::string>{"1 power outlet", "1 interface: 400GBASE-X-OSFP"}));
    QVERIFY(connectorSummary({}).empty());
}

void ConnectorTextTest::typesAsAReaderKnowsThem_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("text");
    QTest::newRow("IEC 60320") << "iec-60320-c20"
                               << "C20";
    QTest::newRow("Ethernet") << "10gbase-t"
                              << "10GBASE-T";
    QTest::newRow("not stated") << ""
                                << "";
}

void ConnectorTextTest::typesAsAReaderKnowsThem()
{
    QFETCH(QString, type);
    Connector connector;
    connector.type = type.toStdString();
    QTEST(QString::fromStdString(connectorTypeText(connector)), "text");
}

std::unique_ptr<QObject> makeConnectorTextTest()
{
    return make<ConnectorTextTest>();
}

#include "tst_connectortext.moc"
