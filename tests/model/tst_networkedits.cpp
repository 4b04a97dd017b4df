#include "model/design/arrange.h"
#include "model/design/field.h"
#include "model/difference.h"
#include "tests/model/cabled.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

namespace {

/// A link from node n1 of the first rack to the leaf of the second.
LinkOverride link(const Design &design)
{
    return {.id = "l",
            .fabric = "f",
            .a = {design.racks.at(0).id, "n1", "p1"},
            .z = {design.racks.at(1).id, "leaf", "8/2"}};
}

/// Two racks with a fabric, its endpoints, a link by hand and two media.
const Design &design()
{
    static const Design made = [] {
        const Design wired = sample::wiredRacks(2);
        return setLink(wired, link(wired)).take();
    }();
    return made;
}

/// A value that a field takes, other than its own.
Value otherValue(const Field &field)
{
    if (field.isNumber) {
        const auto *number = std::get_if<double>(&field.value);
        return field.unit == "B/s"      ? 1e9
               : field.shownUnit == "%" ? 0.5
               : number && *number == 1 ? 3.0
               : field.key == "order"   ? 5.0
                                        : 1.0;
    }
    const auto *text = std::get_if<std::string>(&field.value);
    for (const std::string &choice : field.choices)
        if (!text || choice != *text)
            return choice;
    return std::string("4");
}

} // namespace

class NetworkEditsTest : public QObject {
    Q_OBJECT

private slots:
    void refusals_data();
    void refusals();
    void whatIsAddedCanBeRemoved();
    void partsComeFromTheLibraryAndStay();
    void idsAndNamesAreGiven();
    void removingAFabricTakesItsOwnThings();
    void aLinkReplacesThatOfItsPort();
    void removingAMediumFreesItsLinks();
    void usedParts();
    void everyFieldCanBeSet_data();
    void everyFieldCanBeSet();
    void refusedValues_data();
    void refusedValues();
    void integrity_data();
    void integrity();
    void differences_data();
    void differences();
};

void NetworkEditsTest::refusals_data()
{
    QTest::addColumn<Result<Design>>("edited");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Result<Design> &edited, const char *expected) {
        QTest::newRow(name) << edited << expected;
    };
    const Design d = design();
    const Library library = sample::opticsLibrary();
    row("fabric with a taken id", addFabric(d, {.id = "f"}, library), "f|id|is taken");
    row("fabric with the id of a hall", addFabric(d, {.id = "h"}, library), "h|id|is taken");
    row("fabric with an id of blanks", addFabric(d, {.id = "a b"}, library), "a b|id|");
    row("switch that is nowhere", addFabric(d, {.id = "g", .spine = {.part = "none"}}, library),
        "g|part|\"none\" is neither in the design nor in the library.");
    row("no such fabric to remove", removeFabric(d, "g"), "g|fabric|is no fabric of the design.");
    row("endpoints of no fabric", addEndpoints(d, {.id = "e2", .fabric = "g"}),
        "e2|fabric|names \"g\", which is no fabric of the design.");
    row("endpoints with a taken id", addEndpoints(d, {.id = "e", .fabric = "f"}), "e|id|is taken");
    row("no such endpoints", removeEndpoints(d, "none"),
        "none|endpoints|is no group of endpoints of the design.");
    LinkOverride other = link(d);
    other.fabric = "g";
    row("link of no fabric", setLink(d, other), "l|fabric|names \"g\"");
    other = link(d);
    other.a.rack = "none";
    row("link from no rack", setLink(d, other), "l|a_item|names \"none\", which is no rack of the design.");
    other = link(d);
    other.a.placement = "none";
    row("link from no device", setLink(d, other), "l|a_item|names \"none\", which is no device in R1.");
    other = link(d);
    other.a.port.clear();
    row("link from no port", setLink(d, other), "l|a_item|names no port.");
    other = link(d);
    other.z.placement = "none";
    row("link to no device", setLink(d, other), "l|z_item|names \"none\", which is no device in R2.");
    other = link(d);
    other.z.port.clear();
    row("link to no port", setLink(d, other), "l|z_item|names no port.");
    other = link(d);
    other.medium = "none";
    row("link of no medium", setLink(d, other), "l|medium|names \"none\", which is not in the media table.");
    other = link(d);
    other.id = "f";
    row("link with a taken id", setLink(d, other), "f|id|is taken");
    row("no such link", removeLink(d, "none"), "none|link|is no link that was decided by hand.");
    row("medium with a taken id", addMedium(d, {.id = "sr"}, library), "sr|id|is taken");
    row("medium of a cable that is nowhere", addMedium(d, {.id = "m", .cable = "none"}, library),
        "m|part|\"none\" is neither in the design nor in the library.");
    row("no such medium", removeMedium(d, "none"), "none|medium|is not in the media table.");
}

void NetworkEditsTest::refusals()
{
    QFETCH(const Result<Design>, edited);
    QFETCH(const QString, expected);
    QVERIFY2(refusalOf(edited).startsWith(expected), qPrintable(refusalOf(edited)));
}

/// But for the counter of ids and the parts that were copied, the design is as before.
void NetworkEditsTest::whatIsAddedCanBeRemoved()
{
    const Design d = design();
    const Library library = sample::opticsLibrary();
    Design there = addFabric(d, {.id = "g", .name = "G"}, library).take();
    QVERIFY(removeFabric(there, "g").take() == d);
    there = addEndpoints(d, {.id = "e2", .fabric = "f"}).take();
    QVERIFY(removeEndpoints(there, "e2").take() == d);
    there = addMedium(d, {.id = "m", .name = "M"}, library).take();
    QVERIFY(removeMedium(there, "m").take() == d);
    LinkOverride second = link(d);
    second.id = "l2";
    second.a.port = "p2";
    there = setLink(d, second).take();
    QCOMPARE(there.links.size(), std::size_t(2));
    QVERIFY(removeLink(there, "l2").take() == d);
}

void NetworkEditsTest::partsComeFromTheLibraryAndStay()
{
    Library library = sample::opticsLibrary();
    Design d =
        addFabric({}, {.leaf = {.part = "example-leaf"}, .core = {.part = "example-switch-64"}}, library)
            .take();
    QCOMPARE(d.parts.size(), std::size_t(2));
    library.at("example-leaf").model = "Newer";
    d = addFabric(d, {.leaf = {.part = "example-leaf"}}, library).take();
    QCOMPARE(q(d.parts.at("example-leaf").model), QString("Leaf 16"));
    QVERIFY2(addFabric(d, {.leaf = {.part = "example-leaf"}}, {}), "a part of the design needs no library");
    d = addMedium(d, sample::glass(), library).take();
    QVERIFY(d.parts.contains("fibre") && d.parts.contains("twin-sr") && d.parts.contains("single-sr"));
    QCOMPARE(refusalOf(checkIntegrity(d)), QString("accepted"));
}

void NetworkEditsTest::idsAndNamesAreGiven()
{
    Design d = addFabric({}, {}, {}).take();
    const FabricId id = d.fabrics[0].id;
    QVERIFY(id.starts_with("fabric-"));
    QCOMPARE(q(d.fabrics[0].name), q(id));
    d = addMedium(addEndpoints(d, {.fabric = id}).take(), {}, {}).take();
    QVERIFY(d.endpoints[0].id.starts_with("endpoints-") && d.media[0].id.starts_with("medium-"));
    QCOMPARE(q(d.media[0].name), q(d.media[0].id));
    QCOMPARE(q(addFabric(d, {.id = "x", .name = "X"}, {}).value().fabrics[1].name), QString("X"));
}

void NetworkEditsTest::removingAFabricTakesItsOwnThings()
{
    Design d = addFabric(design(), {.id = "g"}, {}).take();
    d = addEndpoints(d, {.id = "e2", .fabric = "g"}).take();
    d = removeFabric(d, "f").take();
    QCOMPARE(d.fabrics.size(), std::size_t(1));
    QVERIFY(d.links.empty());
    QCOMPARE(d.endpoints.size(), std::size_t(1));
    QCOMPARE(q(d.endpoints[0].id), QString("e2"));
    QCOMPARE(refusalOf(checkIntegrity(d)), QString("accepted"));
}

void NetworkEditsTest::aLinkReplacesThatOfItsPort()
{
    const Design d = design();
    LinkOverride other = link(d);
    other.id = "other";
    other.z = {};
    const Design cut = setLink(d, other).take();
    QCOMPARE(cut.links.size(), std::size_t(1));
    QCOMPARE(q(cut.links[0].id), QString("other"));
    other = link(d);
    other.reason = "again, with its own id";
    QCOMPARE(setLink(d, other).value().links, std::vector{other});
    other.id.clear();
    QVERIFY(setLink(d, other).value().links[0].id.starts_with("link-"));
}

void NetworkEditsTest::removingAMediumFreesItsLinks()
{
    Design d = design();
    d.links[0].medium = "sr";
    QVERIFY(removeMedium(d, "sr").value().links[0].medium.empty());
    QCOMPARE(q(removeMedium(d, "dac").value().links[0].medium), QString("sr"));
    QCOMPARE(refusalOf(checkIntegrity(removeMedium(d, "sr").take())), QString("accepted"));
}

void NetworkEditsTest::usedParts()
{
    const Design d = design();
    for (const char *part : {"example-leaf", "twin-dac", "fibre", "twin-sr", "single-sr"})
        QVERIFY2(isUsedByNetworks(d, part), part);
    for (const char *part : {"example-node", "example-rack-48u", ""})
        QVERIFY2(!isUsedByNetworks(d, part) || !*part, part);
}

void NetworkEditsTest::everyFieldCanBeSet_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("key");
    const Design d = design();
    for (const char *object : {"f", "e", "l", "sr", cablingId}) {
        const auto fields = fieldsOf(d, object);
        QVERIFY(fields.size() > 5);
        for (const Field &field : fields)
            QTest::addRow("%s %s", object, field.key.c_str()) << object << q(field.key);
    }
}

/// It is listed with the new value, and with the old one the design is as before.
void NetworkEditsTest::everyFieldCanBeSet()
{
    QFETCH(const QString, object);
    QFETCH(const QString, key);
    const Design before = design();
    const auto fields = fieldsOf(before, object.toStdString());
    const Field *field = findField(fields, key.toStdString());
    QVERIFY(field && !field->title.empty());
    Value value = otherValue(*field);
    if (key.endsWith("part") || key == "cable" || key.endsWith("transceiver"))
        value = "example-node";
    if (key == "medium")
        value = "dac";
    const auto after = setValue(before, object.toStdString(), key.toStdString(), value, "a guess");
    if (!field->canSet) {
        QVERIFY2(refusalOf(after).contains("cannot be set"), qPrintable(refusalOf(after)));
        return;
    }
    QCOMPARE(refusalOf(after), QString("accepted"));
    QVERIFY(!(after.value() == before));
    QCOMPARE(refusalOf(checkIntegrity(after.value())), QString("accepted"));
    const auto newFields = fieldsOf(after.value(), object.toStdString());
    const FieldValue &now = findField(newFields, key.toStdString())->value;
    if (const auto *number = std::get_if<double>(&value))
        QCOMPARE(std::get<double>(now), *number);
    else
        QVERIFY(now == FieldValue(std::get<std::string>(value)));
    if (field->figure || std::holds_alternative<std::monostate>(field->value))
        return;
    const auto *old = std::get_if<double>(&field->value);
    const Value back = old ? Value(*old) : Value(std::get<std::string>(field->value));
    const auto again = setValue(after.value(), object.toStdString(), key.toStdString(), back);
    QCOMPARE(refusalOf(again), QString("accepted"));
    QVERIFY(again.value() == before);
}

void NetworkEditsTest::refusedValues_data()
{
    QTest::addColumn<QStringList>("what");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *object, const char *key, const Value &value,
                        const char *expected) {
        QTest::newRow(name) << QStringList{object, key} << value << expected;
    };
    row("four tiers", "f", "tiers", 4.0, "f|tiers|must be a whole number from 1 to 3.");
    row("half a plane", "f", "planes", 1.5, "f|planes|must be a whole number");
    row("no name", "f", "name", "", "f|name|");
    row("no such topology", "f", "topology", "ring", "f|topology|must be one of fat-tree, dragonfly");
    row("no such role", "f", "leaf_role", "cook", "f|leaf_role|must be one of");
    row("oversubscription below 1", "f", "spine_oversubscription", 0.5, "f|spine_oversubscription|");
    row("shape of words", "f", "shape", "4,four", "f|shape|must list whole numbers, such as \"4,4,4\".");
    row("shape with a zero", "f", "shape", "4,0", "f|shape|must list whole numbers");
    row("shape with a hole", "f", "shape", "4,,4", "f|shape|must list whole numbers");
    row("loss above all", "f", "declared_loss", 1.1, "f|declared_loss|");
    row("rate in metres", "f", "rate_byte_per_s", "4 m", "f|rate_byte_per_s|");
    row("no ports", "e", "ports", 0.0, "e|ports|must be a whole number from 1");
    row("no such way to attach", "e", "attach", "glue",
        "e|attach|must be one of unit, free, nearest, spine.");
    row("fabric of endpoints", "e", "fabric", "g", "e|fabric|cannot be set");
    row("end of a link", "l", "a_port", "p2", "l|a_port|cannot be set");
    row("length of zero", "l", "length_m", 0.0, "l|length_m|");
    row("stock of words", "sr", "stock", "1,two", "sr|stock|must list lengths in metres");
    row("stock of zero", "sr", "stock", "0", "sr|stock|must list lengths in metres");
    row("stock with two points", "sr", "stock", "1.2.3", "sr|stock|must list lengths in metres");
    row("stock below zero", "sr", "stock", "-1", "sr|stock|must list lengths in metres");
    row("all spare", cablingId, "spare_share", 2.0, "cabling|spare_share|");
    row("no slack is known", cablingId, "slack", "much", "cabling|slack|");
    row("switch that is no part of the design", "f", "leaf_part", "none", "f|leaf_part|");
    row("cable that is no part of the design", "sr", "cable", "none", "sr|cable|");
    row("medium that is not in the table", "l", "medium", "none", "l|medium|");
}

void NetworkEditsTest::refusedValues()
{
    QFETCH(const QStringList, what);
    QFETCH(const Value, value);
    QFETCH(const QString, expected);
    const auto after = setValue(design(), what[0].toStdString(), what[1].toStdString(), value, "a guess");
    QVERIFY2(refusalOf(after).startsWith(expected), qPrintable(refusalOf(after)));
}

void NetworkEditsTest::integrity_data()
{
    QTest::addColumn<Design>("broken");
    QTest::addColumn<QString>("expected");
    Design d = design();
    QTest::newRow("sound") << d << "accepted";
    d.fabrics[0].core.part = "none";
    QTest::newRow("fabric with an unknown part") << d << "f|part|refers to \"none\"";
    d = design();
    d.endpoints[0].fabric = "none";
    QTest::newRow("endpoints of an unknown fabric") << d << "e|fabric|refers to \"none\"";
    d = design();
    d.links[0].fabric = "none";
    QTest::newRow("link of an unknown fabric") << d << "l|fabric|refers to \"none\"";
    d = design();
    d.links[0].medium = "none";
    QTest::newRow("link of an unknown medium") << d << "l|medium|refers to \"none\"";
    d = design();
    d.media[1].singleTransceiver = "none";
    QTest::newRow("medium with an unknown part") << d << "sr|part|refers to \"none\"";
    d = design();
    d.media[1].id = "f";
    QTest::newRow("one id for two things") << d << "f|id|";
    d = removeRack(design(), design().racks[0].id).take();
    QTest::newRow("a link keeps while its rack is gone") << d << "accepted";
}

void NetworkEditsTest::integrity()
{
    QFETCH(const Design, broken);
    QFETCH(const QString, expected);
    const auto checked = checkIntegrity(broken);
    QVERIFY2(refusalOf(checked).startsWith(expected), qPrintable(refusalOf(checked)));
}

void NetworkEditsTest::differences_data()
{
    QTest::addColumn<Design>("after");
    QTest::addColumn<QString>("expected");
    const Design d = design();
    const auto row = [](const char *expected, Result<Design> after) {
        QTest::newRow(expected) << after.take() << expected;
    };
    row("+ fabric Other (g)", addFabric(d, {.id = "g", .name = "Other"}, {}));
    row("- fabric Fabric (f)", removeFabric(d, "f"));
    row("- endpoints compute-node of Fabric (e)", removeEndpoints(d, "e"));
    row("~ fabric Fabric (f): Rails: 1 -> 2", setValue(d, "f", "rails", 2.0));
    row("~ fabric Fabric (f): Topology: fat-tree -> torus", setValue(d, "f", "topology", "torus"));
    row("+ medium M (m)", addMedium(d, {.id = "m", .name = "M"}, {}));
    row("~ medium sr: Reach: not stated -> 40 m", setValue(d, "sr", "reach_m", 40.0));
}

void NetworkEditsTest::differences()
{
    QFETCH(const Design, after);
    QFETCH(const QString, expected);
    const Design before = design();
    const auto text = q(differenceText(differenceBetween(before, evaluate(before), after, evaluate(after))));
    QVERIFY2(text.split('\n').contains(expected), qPrintable(text));
}

std::unique_ptr<QObject> makeNetworkEditsTest()
{
    return make<NetworkEditsTest>();
}

#include "tst_networkedits.moc"
