#include "model/design/field.h"
#include "model/design/libraryupdate.h"
#include "model/text.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;

class LibraryUpdateTest : public QObject {
    Q_OBJECT

private slots:
    void equalPartsAreNotListed();
    void changesAreListed();
    void valuesOfTheDesignStay();
    void refuses();
};

namespace {

constexpr auto gpu = "example-gpu-8x";

Library newer()
{
    Library library = sample::library();
    Part &part = library.at(gpu);
    part.version = "2";
    part.size.mass->value = kilograms(140);
    part.lifecycle.status = LifeStatus::LastTimeBuy;
    return library;
}

const PartUpdate *updateOf(const std::vector<PartUpdate> &updates, const PartId &id)
{
    const auto it = std::ranges::find(updates, id, &PartUpdate::part);
    return it == updates.end() ? nullptr : &*it;
}

} // namespace

void LibraryUpdateTest::equalPartsAreNotListed()
{
    const Design design = sample::computeRacks(1);
    QVERIFY(updatesOf(design, sample::library()).empty());
    QVERIFY(updatesOf(design, {}).empty()); // nothing to take over
}

void LibraryUpdateTest::changesAreListed()
{
    const Design design = sample::computeRacks(1);
    const auto updates = updatesOf(design, newer());
    QCOMPARE(updates.size(), 1U);
    QStringList changes;
    for (const PartChange &change : updates[0].changes)
        changes << q(change.title) + ": " + q(change.own) + " -> " + q(change.library);
    const QString mass = q(formatQuantity(sample::library().at(gpu).size.mass->value));
    QCOMPARE(changes, QStringList({"Version of the entry: 1 -> 2", "Status: unknown -> last_time_buy",
                                   "Mass: " + mass + " -> 140.0 kg"}));
    const Design next = updateParts(design, newer(), {gpu}).take();
    QVERIFY(next.parts.at(gpu) == newer().at(gpu));
    QVERIFY(updatesOf(next, newer()).empty());
}

void LibraryUpdateTest::valuesOfTheDesignStay()
{
    Design design = setValue(sample::computeRacks(1), gpu, "mass_kg", 150.0, "weighed").take();
    const auto updates = updatesOf(design, newer());
    const PartUpdate *update = updateOf(updates, gpu);
    QVERIFY(update);
    const auto mass = std::ranges::find(update->changes, "mass_kg", &PartChange::key);
    QVERIFY(mass != update->changes.end() && mass->isKept);
    design = updateParts(design, newer(), {gpu}).take();
    QCOMPARE(inKilograms(design.parts.at(gpu).size.mass->value), 150.0);
    QCOMPARE(q(design.parts.at(gpu).version), QString("2"));
    QVERIFY(updatesOf(design, newer()).empty()); // nothing is left but what is kept
}

void LibraryUpdateTest::refuses()
{
    const Design design = sample::computeRacks(1);
    QVERIFY(!updateParts(design, newer(), {"no-part"}));
    QVERIFY(!updateParts(design, {}, {gpu}));
}

std::unique_ptr<QObject> makeLibraryUpdateTest()
{
    return std::make_unique<LibraryUpdateTest>();
}

#include "tst_libraryupdate.moc"
