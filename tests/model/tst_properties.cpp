// What holds for every design that edits can make. Seeded, so that every run draws the same designs; after a
// failure RapidCheck prints the few numbers that still show it.
#include "libraries/designjson.h"
#include "tests/model/randomedits.h"
#include "tests/runner.h"

#include <rapidcheck.h>

using namespace clusterwright;
using sample::refusalOf;

namespace {

using Seeds = std::vector<std::uint32_t>;

/// The designs after each edit that was accepted, the first one included.
std::vector<Design> historyOf(const Seeds &seeds)
{
    std::vector<Design> history{sample::computeRacks(1, 2, 1)};
    for (const std::uint32_t seed : seeds)
        if (auto next = sample::someEdit(history.back(), seed))
            history.push_back(next.take());
    return history;
}

Seeds someSeeds()
{
    return *rc::gen::resize(25, rc::gen::arbitrary<Seeds>());
}

bool isLower(const Total<Power> &a, const Total<Power> &b)
{
    return a.known < b.known || a.unknownCount < b.unknownCount;
}

} // namespace

class PropertiesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void editsKeepIntegrity();
    void refusedEditsSayWhy();
    void undoAndRedo();
    void savedAndOpenedAgain();
    void evaluatingTwice();
    void totalIsTheSumOfRacks();
    void moreDevicesDrawNoLess();
    void removingWhatWasAdded();
    void movingThereAndBack();
};

void PropertiesTest::initTestCase()
{
    qputenv("RC_PARAMS", "seed=20260131 max_success=100 max_size=60"); // read once, by the first check
}

void PropertiesTest::editsKeepIntegrity()
{
    QVERIFY(rc::check("every design that edits make is sound", [] {
        for (const Design &design : historyOf(someSeeds()))
            RC_ASSERT(refusalOf(checkIntegrity(design)).toStdString() == "accepted");
    }));
}

void PropertiesTest::refusedEditsSayWhy()
{
    QVERIFY(rc::check("a refusal is a sentence about a key or an object", [] {
        const Design design = historyOf(someSeeds()).back();
        const auto after = sample::someEdit(design, *rc::gen::arbitrary<std::uint32_t>());
        if (!after) {
            RC_ASSERT(after.error().message.ends_with("."));
            RC_ASSERT(!after.error().key.empty());
        }
    }));
}

void PropertiesTest::undoAndRedo()
{
    QVERIFY(rc::check("kept values go back to the start and on to the end", [] {
        const std::vector<Design> history = historyOf(someSeeds());
        std::vector<std::string> texts;
        for (const Design &design : history)
            texts.push_back(designText(design));
        Design current = history.back();
        for (std::size_t i = history.size(); i-- > 0; current = history.at(i))
            RC_ASSERT(designText(history.at(i)) == texts.at(i));
        for (std::size_t i = 0; i < history.size(); ++i)
            RC_ASSERT(parseDesign(texts.at(i), "x").value() == history.at(i));
    }));
}

void PropertiesTest::savedAndOpenedAgain()
{
    QVERIFY(rc::check("a saved design opens as an equal one with the same bytes", [] {
        const Design design = historyOf(someSeeds()).back();
        const std::string text = designText(design);
        const auto opened = parseDesign(text, "x");
        RC_ASSERT(refusalOf(opened).toStdString() == "accepted");
        RC_ASSERT(opened.value() == design);
        RC_ASSERT(designText(opened.value()) == text);
    }));
}

void PropertiesTest::evaluatingTwice()
{
    QVERIFY(rc::check("evaluating twice is the same", [] {
        const Design design = historyOf(someSeeds()).back();
        const Evaluation first = evaluate(design);
        RC_ASSERT(evaluate(design) == first);
        RC_ASSERT(evaluate(parseDesign(designText(design), "x").value()) == first);
    }));
}

void PropertiesTest::totalIsTheSumOfRacks()
{
    QVERIFY(rc::check("the total is the sum of the racks", [] {
        const Design design = historyOf(someSeeds()).back();
        const Results results = evaluate(design).results;
        Summary sum;
        for (const Rack &rack : design.racks)
            sum.add(results.types.at(rack.type).one);
        RC_ASSERT(sum.inventory == results.total.inventory);
        RC_ASSERT(sum.bulk.unitsUsed == results.total.bulk.unitsUsed);
        RC_ASSERT(sum.power.max.unknownCount == results.total.power.max.unknownCount);
        const double known = inWatts(results.total.power.max.known); // sums differ in their last digits
        RC_ASSERT(std::abs(inWatts(sum.power.max.known) - known) <= 1e-9 * known);
    }));
}

void PropertiesTest::moreDevicesDrawNoLess()
{
    QVERIFY(rc::check("one more device lowers no load", [] {
        const Design design = historyOf(someSeeds()).back();
        const auto &type = *rc::gen::elementOf(design.rackTypes);
        const Part part = *rc::gen::elementOf(sample::someParts());
        const auto more = placePart(design, type.id, part, {});
        if (!more || !drawsPower(part))
            RC_DISCARD("not a device that fits");
        const Results before = evaluate(design).results, after = evaluate(more.value()).results;
        RC_ASSERT(!isLower(after.total.power.nameplate, before.total.power.nameplate));
        RC_ASSERT(!isLower(after.total.power.max, before.total.power.max));
        RC_ASSERT(!isLower(after.total.power.typical, before.total.power.typical));
        RC_ASSERT(!isLower(after.total.power.idle, before.total.power.idle));
        const auto &feeds = before.types.at(type.id).feeds.feeds;
        for (std::size_t i = 0; i < feeds.size(); ++i)
            RC_ASSERT(!isLower(after.types.at(type.id).feeds.feeds.at(i).load, feeds.at(i).load));
    }));
}

void PropertiesTest::removingWhatWasAdded()
{
    QVERIFY(rc::check("removing what was added restores an equal evaluation", [] {
        const Design design = historyOf(someSeeds()).back();
        const auto &type = *rc::gen::elementOf(design.rackTypes);
        const Part part = *rc::gen::elementOf(sample::someParts());
        const auto more = placePart(design, type.id, part, {.id = "added"});
        if (!more)
            RC_DISCARD("does not fit");
        const Design less = removePlacement(more.value(), type.id, "added").take();
        RC_ASSERT(less == design);
        RC_ASSERT(evaluate(less) == evaluate(design));
    }));
}

void PropertiesTest::movingThereAndBack()
{
    QVERIFY(rc::check("moving a thing and moving it back restores the design", [] {
        const Design design = historyOf(someSeeds()).back();
        const auto &type = *rc::gen::elementOf(design.rackTypes);
        if (type.placements.empty())
            RC_DISCARD("empty");
        const Placement item = *rc::gen::elementOf(type.placements);
        const UnitPlace *place = unitPlaceOf(item);
        if (!place)
            RC_DISCARD("hangs at a side");
        const auto there = movePlacement(design, type.id, item.id,
                                         {.bottom = HalfUnits{*rc::gen::inRange(0, 96)}, .face = Face::Rear});
        if (there)
            RC_ASSERT(
                movePlacement(there.value(), type.id, item.id, {.bottom = place->bottom, .face = place->face})
                    .value() == design);
    }));
}

std::unique_ptr<QObject> makePropertiesTest()
{
    return make<PropertiesTest>();
}

#include "tst_properties.moc"
