#include "model/parts/partindex.h"
#include "tests/runner.h"
#include "tests/sample.h"

using namespace clusterwright;

namespace {

Part named(const std::string &id, const std::string &vendor, const std::string &model)
{
    Part part;
    part.id = id;
    part.vendor = vendor;
    part.model = model;
    return part;
}

Library libraryOf(const std::vector<Part> &parts)
{
    Library library;
    for (const Part &part : parts)
        library.emplace(part.id, part);
    return library;
}

/// Two servers, a switch, an accelerator and a rack PDU of two vendors.
Library shop()
{
    Part air = named("acme-r10", "Acme", "R10"), liquid = named("acme-r2", "Acme", "R2 wet");
    air.size.height = liquid.size.height = sample::figure(HalfUnits{16});
    air.electrical.max = sample::figure(watts(10200));
    liquid.electrical.max = sample::figure(watts(900));
    liquid.thermal.liquidFraction = sample::figure(0.97);
    air.thermal.liquidFraction = sample::figure(0.0);
    air.lifecycle.status = LifeStatus::Production;
    Part device = named("bolt-s1", "Bolt", "S1");
    device.facts = SwitchFacts{};
    device.summary = "goes well with the Acme R10";
    device.orderCode = "920-9N42F";
    device.category = "leaf_switch";
    Part accelerator = named("bolt-g1", "Bolt", "G1");
    accelerator.facts = AcceleratorFacts{};
    Part pdu = named("pdu", "", "PDU");
    pdu.facts = FeedFacts{};
    return libraryOf({air, liquid, device, accelerator, pdu});
}

QStringList idsOf(const FoundParts &found)
{
    QStringList ids;
    for (const IndexedPart *part : found.parts)
        ids << QString::fromStdString(part->part->id);
    return ids;
}

/// "air 1, liquid 1, not stated 3", without those of which there are none.
QString countsOf(const PartIndex &index, const FoundParts &found, Facet facet)
{
    QStringList texts;
    const auto &counts = found.counts[PartIndex::indexOf(facet)];
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            texts << QString::fromStdString(index.values(facet)[i]) + ' ' + QString::number(counts[i]);
    return texts.join(", ");
}

PartQuery choosing(Facet facet, std::set<std::string> values)
{
    PartQuery query;
    query.chosen[PartIndex::indexOf(facet)] = std::move(values);
    return query;
}

} // namespace

class PartIndexTest : public QObject {
    Q_OBJECT

private slots:
    void findsByWords_data();
    void findsByWords();
    void findsWhatMatchesDoes();
    void facetsSortOut_data();
    void facetsSortOut();
    void valuesStandInTheOrderOfAReader();
    void countsUnderTheText();
    void aFacetsOwnChoiceDoesNotCount();
    void onlyAmongTheGiven();
    void heightClasses_data();
    void heightClasses();
    void powerClasses_data();
    void powerClasses();
    void powerOfWhatDrawsNone();
    void coolingFromTheFraction_data();
    void coolingFromTheFraction();
    void coolingOfAnAccelerator_data();
    void coolingOfAnAccelerator();
    void coolingOfAWholeRack();
    void anEmptyLibrary();
};

void PartIndexTest::findsByWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ids");
    QTest::newRow("nothing typed gives all by kind and name, numbers as numbers")
        << ""
        << "acme-r2,acme-r10,bolt-s1,pdu,bolt-g1";
    QTest::newRow("spaces are nothing") << "  "
                                        << "acme-r2,acme-r10,bolt-s1,pdu,bolt-g1";
    QTest::newRow("the name goes before the summary") << "r10"
                                                      << "acme-r10,bolt-s1";
    QTest::newRow("several words, any order and case") << "R10 ACME"
                                                       << "acme-r10,bolt-s1";
    QTest::newRow("words from name and summary together") << "bolt acme"
                                                          << "bolt-s1";
    QTest::newRow("the order code") << "9n42f"
                                    << "bolt-s1";
    QTest::newRow("the category") << "leaf"
                                  << "bolt-s1";
    QTest::newRow("the id") << "bolt-g"
                            << "bolt-g1";
    QTest::newRow("a word that no part has") << "acme zz"
                                             << "";
}

void PartIndexTest::findsByWords()
{
    QFETCH(QString, text);
    const Library library = shop();
    PartQuery query;
    query.text = text.toStdString();
    QTEST(idsOf(PartIndex(library).find(query)).join(','), "ids");
}

/// The search of the window and the one of the command line agree.
void PartIndexTest::findsWhatMatchesDoes()
{
    const Library library = shop();
    const PartIndex index(library);
    for (const std::string text : {"", "acme", "Bolt s1", "pdu", "92 leaf", "wet R2", "x"}) {
        std::set<QString> expected, found;
        for (const auto &[id, part] : library)
            if (matches(part, text))
                expected.insert(QString::fromStdString(id));
        PartQuery query;
        query.text = text;
        for (const QString &id : idsOf(index.find(query)))
            found.insert(id);
        QVERIFY2(found == expected, text.c_str());
    }
}

void PartIndexTest::facetsSortOut_data()
{
    QTest::addColumn<int>("facet");
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char *name, Facet facet, const char *values, const char *ids) {
        QTest::newRow(name) << static_cast<int>(facet) << values << ids;
    };
    row("kind", Facet::Kind, "server", "acme-r2,acme-r10");
    row("any of two kinds", Facet::Kind, "switch,rack_pdu", "bolt-s1,pdu");
    row("vendor", Facet::Vendor, "Bolt", "bolt-s1,bolt-g1");
    row("no vendor", Facet::Vendor, "not stated", "pdu");
    row("height", Facet::Height, "5 to 8 U", "acme-r2,acme-r10");
    row("power", Facet::Power, "over 10 kW", "acme-r10");
    row("draws none", Facet::Power, "draws none", "pdu");
    row("cooling", Facet::Cooling, "liquid", "acme-r2");
    row("status", Facet::Status, "production", "acme-r10");
    row("confidence", Facet::Confidence, "high", "acme-r2,acme-r10");
    row("a part without figures has low confidence", Facet::Confidence, "low", "bolt-s1,pdu,bolt-g1");
    row("a value that no part has", Facet::Vendor, "Nobody", "");
}

void PartIndexTest::facetsSortOut()
{
    QFETCH(int, facet);
    QFETCH(QString, values);
    std::set<std::string> chosen;
    for (const QString &value : values.split(','))
        chosen.insert(value.toStdString());
    const Library library = shop();
    QTEST(idsOf(PartIndex(library).find(choosing(static_cast<Facet>(facet), chosen))).join(','), "ids");
}

void PartIndexTest::valuesStandInTheOrderOfAReader()
{
    const Library library = shop();
    const PartIndex index(library);
    QCOMPARE(index.size(), std::size_t(5));
    QVERIFY((index.values(Facet::Kind) ==
             std::vector<std::string>{"server", "switch", "rack_pdu", "accelerator"}));
    QVERIFY((index.values(Facet::Vendor) == std::vector<std::string>{"Acme", "Bolt", "not stated"}));
    QVERIFY((index.values(Facet::Power) ==
             std::vector<std::string>{"0.5 to 1 kW", "over 10 kW", "draws none", "not stated"}));
    QVERIFY((index.values(Facet::Confidence) == std::vector<std::string>{"high", "low"}));
}

void PartIndexTest::countsUnderTheText()
{
    const Library library = shop();
    const PartIndex index(library);
    QCOMPARE(countsOf(index, index.find({}), Facet::Cooling), "air 1, liquid 1, not stated 3");
    PartQuery query;
    query.text = "acme";
    const FoundParts found = index.find(query);
    QCOMPARE(countsOf(index, found, Facet::Kind), "server 2, switch 1");
    QCOMPARE(countsOf(index, found, Facet::Vendor), "Acme 2, Bolt 1");
    QCOMPARE(countsOf(index, found, Facet::Status), "production 1, unknown 2");
}

void PartIndexTest::aFacetsOwnChoiceDoesNotCount()
{
    const Library library = shop();
    const PartIndex index(library);
    PartQuery query = choosing(Facet::Vendor, {"Bolt"});
    QCOMPARE(countsOf(index, index.find(query), Facet::Vendor), "Acme 2, Bolt 2, not stated 1");
    QCOMPARE(countsOf(index, index.find(query), Facet::Kind), "switch 1, accelerator 1");
    query.chosen[PartIndex::indexOf(Facet::Kind)] = {"server", "switch"};
    const FoundParts both = index.find(query);
    QCOMPARE(idsOf(both).join(','), "bolt-s1");
    QCOMPARE(countsOf(index, both, Facet::Vendor), "Acme 2, Bolt 1");
    QCOMPARE(countsOf(index, both, Facet::Kind), "switch 1, accelerator 1");
    QCOMPARE(countsOf(index, both, Facet::Cooling), "not stated 1");
}

void PartIndexTest::onlyAmongTheGiven()
{
    const Library library = shop();
    PartQuery query;
    query.among = std::set<PartId>{"pdu", "acme-r10", "gone"};
    QCOMPARE(idsOf(PartIndex(library).find(query)).join(','), "acme-r10,pdu");
    query.among = std::set<PartId>();
    QVERIFY(PartIndex(library).find(query).parts.empty());
}

void PartIndexTest::heightClasses_data()
{
    QTest::addColumn<int>("halfUnits");
    QTest::addColumn<QString>("name");
    for (const auto &[halfUnits, name] : {std::pair{0, "0 U"},
                                          {1, "1 U"},
                                          {2, "1 U"},
                                          {3, "2 U"},
                                          {4, "2 U"},
                                          {5, "3 to 4 U"},
                                          {8, "3 to 4 U"},
                                          {9, "5 to 8 U"},
                                          {16, "5 to 8 U"},
                                          {17, "over 8 U"},
                                          {96, "over 8 U"}})
        QTest::newRow(qPrintable(QString("%1 half units").arg(halfUnits))) << halfUnits << name;
    QTest::newRow("not stated") << -1 << "not stated";
}

void PartIndexTest::heightClasses()
{
    QFETCH(int, halfUnits);
    QFETCH(QString, name);
    Part part;
    if (halfUnits >= 0)
        part.size.height = sample::figure(HalfUnits{halfUnits});
    QCOMPARE(QString::fromStdString(heightClassOf(part)), name);
}

void PartIndexTest::powerClasses_data()
{
    QTest::addColumn<double>("watt");
    QTest::addColumn<QString>("name");
    QTest::newRow("at the first limit") << 500.0 << "up to 500 W";
    QTest::newRow("above the first limit") << 500.1 << "0.5 to 1 kW";
    QTest::newRow("at 1 kW") << 1000.0 << "0.5 to 1 kW";
    QTest::newRow("at 3 kW") << 3000.0 << "1 to 3 kW";
    QTest::newRow("at 10 kW") << 10000.0 << "3 to 10 kW";
    QTest::newRow("above 10 kW") << 10200.0 << "over 10 kW";
    QTest::newRow("not stated") << -1.0 << "not stated";
}

void PartIndexTest::powerClasses()
{
    QFETCH(double, watt);
    QFETCH(QString, name);
    Part part;
    if (watt >= 0)
        part.electrical.max = sample::figure(watts(watt));
    QCOMPARE(QString::fromStdString(powerClassOf(part)), name);
}

void PartIndexTest::powerOfWhatDrawsNone()
{
    Part rack = sample::rack();
    QCOMPARE(powerClassOf(rack), "draws none");
    rack.category = "integrated_rack";
    std::get<RackFacts>(rack.facts).whole.power = sample::figure(watts(120e3));
    QCOMPARE(powerClassOf(rack), "over 10 kW");
    QCOMPARE(powerClassOf(sample::pdu()), "draws none");
    Part panel;
    panel.facts = ItemFacts{};
    QCOMPARE(powerClassOf(panel), "draws none");
    panel.facts = ItemFacts{true};
    QCOMPARE(powerClassOf(panel), "not stated");
    Part cpu;
    cpu.facts.emplace<CpuFacts>().designPower = sample::figure(watts(400));
    QCOMPARE(powerClassOf(cpu), "up to 500 W");
}

void PartIndexTest::coolingFromTheFraction_data()
{
    QTest::addColumn<double>("fraction");
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << 0.0 << "air";
    QTest::newRow("some") << 0.01 << "air and liquid";
    QTest::newRow("nearly all is some") << 0.949 << "air and liquid";
    QTest::newRow("as good as all") << 0.95 << "liquid";
    QTest::newRow("all") << 1.0 << "liquid";
    QTest::newRow("not stated") << -1.0 << "not stated";
}

void PartIndexTest::coolingFromTheFraction()
{
    QFETCH(double, fraction);
    QFETCH(QString, name);
    Part part;
    if (fraction >= 0)
        part.thermal.liquidFraction = sample::figure(fraction);
    QCOMPARE(QString::fromStdString(coolingOf(part)), name);
}

void PartIndexTest::coolingOfAnAccelerator_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("name");
    QTest::newRow("passive") << "Air (passive)"
                             << "air";
    QTest::newRow("liquid") << "direct liquid"
                            << "liquid";
    QTest::newRow("either") << "liquid or air"
                            << "air and liquid";
    QTest::newRow("another word") << "immersion"
                                  << "not stated";
}

void PartIndexTest::coolingOfAnAccelerator()
{
    QFETCH(QString, method);
    QFETCH(QString, name);
    Part part;
    part.facts.emplace<AcceleratorFacts>().cooling = sample::figure(method.toStdString());
    QCOMPARE(QString::fromStdString(coolingOf(part)), name);
}

void PartIndexTest::coolingOfAWholeRack()
{
    Part rack = sample::rack();
    QCOMPARE(coolingOf(rack), "not stated");
    RackScaleFacts &whole = std::get<RackFacts>(rack.facts).whole;
    whole.liquidHeat = sample::figure(watts(115e3));
    QCOMPARE(coolingOf(rack), "not stated"); // of how much is not known
    whole.airHeat = sample::figure(watts(17e3));
    QCOMPARE(coolingOf(rack), "air and liquid");
}

void PartIndexTest::anEmptyLibrary()
{
    const Library library;
    const PartIndex index(library);
    QVERIFY(index.find({}).parts.empty());
    QVERIFY(index.find(choosing(Facet::Kind, {"server"})).parts.empty());
    QVERIFY(index.values(Facet::Kind).empty());
}

std::unique_ptr<QObject> makePartIndexTest()
{
    return make<PartIndexTest>();
}

#include "tst_partindex.moc"
