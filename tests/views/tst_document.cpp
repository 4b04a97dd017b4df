#include "model/design/release.h"
#include "tests/runner.h"
#include "tests/sample.h"
#include "views/document.h"

#include <QSignalSpy>

#include <random>

using namespace clusterwright;

class DocumentTest : public QObject {
    Q_OBJECT

private slots:
    void undoRestoresEqualDesign();
    void anyRunOfEditsCanBeUndoneAndRedone();
    void rejectedEditChangesNothing();
    void stepThatChangesNothingIsDropped();
    void replaceForgetsTheHistory();
    void modifiedFollowsTheSavedState();
    void editOfAReleasedDesignMakesADraft();
    void stepsOfOneKeyRunAreMerged();
    void mergedStepsThatCancelOutAreDropped();

private:
    static Result<Design> moved(const Document &document, int unit)
    {
        return movePlacement(document.design(), "t", "s1", {.bottom = bottomOfUnit(unit)});
    }
};

void DocumentTest::undoRestoresEqualDesign()
{
    const Design before = sample::computeRacks(1);
    Document document(before);
    document.apply("Place", placePart(document.design(), "t", sample::server(), {}));
    const Design after = document.design();
    QVERIFY(after != before);
    document.undoStack().undo();
    QVERIFY(document.design() == before);
    QVERIFY(document.evaluation() == evaluate(before));
    document.undoStack().redo();
    QVERIFY(document.design() == after);
    QVERIFY(document.evaluation() == evaluate(after));
}

/// Property: the states seen on the way forth are those seen on the way back.
void DocumentTest::anyRunOfEditsCanBeUndoneAndRedone()
{
    constexpr int edits = 60;
    std::mt19937 random(7);
    Document document(sample::computeRacks(1));
    std::vector<Design> states{document.design()};
    for (int i = 0; i < edits; ++i) {
        const auto &placements = document.design().rackTypes.front().placements;
        const PlacementId any =
            placements.empty() ? PlacementId() : placements[random() % placements.size()].id;
        const int unit = static_cast<int>(random() % 48) + 1;
        switch (random() % 4) {
        case 0:
            document.apply("Place",
                           placePart(document.design(), "t", sample::networkSwitch(), sample::at(unit)));
            break;
        case 1:
            document.apply("Move",
                           movePlacement(document.design(), "t", any, {.bottom = bottomOfUnit(unit)}));
            break;
        case 2:
            document.apply("Remove", removePlacement(document.design(), "t", any));
            break;
        default:
            document.apply("Add racks", addRacks(document.design(), "t", "row", 1, "Q{n}"));
        }
        if (document.design() != states.back())
            states.push_back(document.design());
    }
    QCOMPARE(document.undoStack().count(), static_cast<int>(states.size()) - 1);
    for (auto state = states.rbegin() + 1; state != states.rend(); ++state) {
        document.undoStack().undo();
        QVERIFY(document.design() == *state);
    }
    for (auto state = states.begin() + 1; state != states.end(); ++state) {
        document.undoStack().redo();
        QVERIFY(document.design() == *state);
    }
    QVERIFY(document.evaluation() == evaluate(states.back()));
}

void DocumentTest::rejectedEditChangesNothing()
{
    const Design before = sample::computeRacks(1);
    Document document(before);
    QSignalSpy rejected(&document, &Document::editRejected), changed(&document, &Document::changed);
    document.apply("Remove", removePlacement(document.design(), "t", "gone"));
    QCOMPARE(rejected.count(), 1);
    QVERIFY(!rejected.at(0).at(0).toString().isEmpty());
    QCOMPARE(changed.count(), 0);
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(document.design() == before);
}

void DocumentTest::stepThatChangesNothingIsDropped()
{
    Document document(sample::computeRacks(1));
    document.apply("Nothing", document.design());
    QCOMPARE(document.undoStack().count(), 0);
}

void DocumentTest::replaceForgetsTheHistory()
{
    Document document;
    document.apply("Add", sample::computeRacks(1));
    QSignalSpy replaced(&document, &Document::replaced);
    const Design other = sample::computeRacks(3);
    document.replace(other);
    QCOMPARE(replaced.count(), 1);
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(document.design() == other);
    QVERIFY(!document.isModified());
}

void DocumentTest::modifiedFollowsTheSavedState()
{
    Document document;
    QSignalSpy modified(&document, &Document::modifiedChanged);
    document.apply("Add", sample::computeRacks(1));
    QVERIFY(document.isModified());
    document.setSaved();
    QVERIFY(!document.isModified());
    document.undoStack().undo();
    QVERIFY(document.isModified());
    document.undoStack().redo();
    QVERIFY(!document.isModified());
    QCOMPARE(modified.count(), 4);
}

void DocumentTest::editOfAReleasedDesignMakesADraft()
{
    Design design = sample::computeRacks(2);
    design.meta.number = "CW-1";
    Document document(design);
    document.apply("Release", releaseDesign(document.design(), document.evaluation(),
                                            {"B", "2026-03-01", "A. Architect", "", {}}));
    QCOMPARE(document.design().meta.status, Status::Released);
    document.apply("Remove", removePlacement(document.design(), "t", "s1"));
    QCOMPARE(document.design().meta.status, Status::Draft);
    document.undoStack().undo();
    QCOMPARE(document.design().meta.status, Status::Released);
    document.undoStack().undo();
    QVERIFY(document.design() == design);
}

void DocumentTest::stepsOfOneKeyRunAreMerged()
{
    const Design before = sample::computeRacks(1);
    Document document(before);
    document.apply("Move to 2", moved(document, 2), "run 1");
    document.apply("Move to 3", moved(document, 3), "run 1");
    document.apply("Move to 4", moved(document, 4), "run 1");
    QCOMPARE(document.undoStack().count(), 1);
    QCOMPARE(document.undoStack().undoText(), "Move to 4");
    const Design after = document.design();
    document.undoStack().undo();
    QVERIFY(document.design() == before);
    document.undoStack().redo();
    QVERIFY(document.design() == after);
    document.apply("Move to 5", moved(document, 5), "run 2"); // another run
    document.apply("Move to 6", moved(document, 6));          // no run
    document.apply("Move to 7", moved(document, 7), "run 2"); // another step came between
    QCOMPARE(document.undoStack().count(), 4);
    document.setSaved();
    document.apply("Move to 8", moved(document, 8), "run 2"); // what is saved stays a step
    QCOMPARE(document.undoStack().count(), 5);
    QVERIFY(document.isModified());
}

void DocumentTest::mergedStepsThatCancelOutAreDropped()
{
    const Design before = sample::computeRacks(1);
    Document document(before);
    document.apply("Move to 2", moved(document, 2), "run 1");
    document.apply("Move to 1", moved(document, 1), "run 1");
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(document.design() == before && !document.isModified());
}

std::unique_ptr<QObject> makeDocumentTest()
{
    return make<DocumentTest>();
}

#include "tst_document.moc"
