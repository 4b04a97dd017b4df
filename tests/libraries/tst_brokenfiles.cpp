// Every file in tests/data/broken gives one clear error and no design.
#include "libraries/designjson.h"
#include "libraries/file.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <QDir>

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

namespace {

const QString folder = SOURCE_FOLDER "/tests/data/broken";

/// File, without ending, and how "object|key|message" starts.
constexpr std::pair<const char *, const char *> table[] = {
    {"bad-enum-facing", "row|facing|is \"up\"; it must be one of north, east, south, west."},
    {"bad-enum-kind", "example-gpu-8x|kind|is \"spaceship\"; it must be one of server, switch,"},
    {"bad-enum-status", "design.meta|status|is \"final\"; it must be one of draft, review, released."},
    {"bad-utf8", "||is not valid JSON at line 37, column 17."},
    {"binary", "||is not valid JSON at line 1, column 1."},
    {"blank", "||is empty."},
    {"currency-unknown", "design.price_book|currency|must be USD; this version knows no other."},
    {"dangling-cord", "s1|cords|refers to \"Z\", which the design lacks or which is of the wrong"},
    {"dangling-hall", "row|hall|refers to \"gone\", which the design lacks or which is of the wrong"},
    {"dangling-part", "s1|part|refers to \"gone\", which the design lacks or which is of the wrong"},
    {"dangling-rack-part", "t|rack|refers to \"gone\", which the design lacks or which is of the wrong"},
    {"dangling-rack-type", "rack-0001|type|refers to \"gone\", which the design lacks or which is of the"},
    {"dangling-row", "rack-0001|row|refers to \"gone\", which the design lacks or which is of the"},
    {"deep-nesting-in-unknown-key", "||nests deeper than 32 levels."},
    {"deep-nesting", "||nests deeper than 32 levels."},
    {"duplicate-key", "||has the key \"waivers\" twice in one object; remove one."},
    {"empty", "||is empty."},
    {"estimate-without-basis", "design.assumptions.power_factor|basis|is missing; an estimate says what it"},
    {"far-away", "rack-0001|x_m|must lie from 0 to 10,000 m."},
    {"feed-of-a-server", "s1|feed|must be given for a rack PDU or power shelf, and for nothing else."},
    {"feed-twice", "t|feed|has two feeds named A."},
    {"figure-cites-nothing", "example-gpu-8x|max_power_w|cites \"rumour\", which is no key of the part's"},
    {"figure-without-source", "example-gpu-8x.max_power_w|source|is missing; only an estimate may do"},
    {"format-missing", "design|format|is missing."},
    {"format-text", "design|format|must be a number."},
    {"format-zero", "design|format|must be 1 or more."},
    {"html", "||is not valid JSON at line 1, column 1."},
    {"huge-number", "||holds a number that is too large to be read."},
    {"huge-supply-count", "example-gpu-8x.power_supplies.value|needed|must lie from 1 to the count,"},
    {"id-empty", "design|id|is empty in one of the lists; each thing needs its own."},
    {"id-twice", "h|id|is the id of two things; ids are unique in a design."},
    {"infinite", "||is not valid JSON at line 252, column 19."},
    {"meta-missing", "design|meta|is missing."},
    {"more-supplies-needed-than-there",
     "example-gpu-8x.power_supplies.value|needed|must lie from 1 to the count,"},
    {"negative-power", "example-gpu-8x.max_power_w|value|must not be negative."},
    {"negative-width", "h|width_m|must lie from 0 to 10,000 m."},
    {"newer-format", "design|format|is 2; this version reads format 1. Open it with a newer"},
    {"next-number-huge", "design|next_number|must be a whole number from 0"},
    {"next-number-negative", "design|next_number|must be a whole number from 0"},
    {"not-a-number", "||is not valid JSON at line 31, column 18."},
    {"null-for-a-number", "h|depth_m|must be a number."},
    {"number-as-text", "h|depth_m|must be a number."},
    {"part-twice", "design|parts|holds \"example-gpu-8x\" twice."},
    {"power-factor-above-one", "design.assumptions|power_factor|must be above 0 and at most 1."},
    {"price-range-upside-down", "design.price_book.prices[0]|low_usd|must not be negative, and low <= base"},
    {"rack-of-wrong-kind", "t|rack|refers to \"example-gpu-8x\", which the design lacks or which is of"},
    {"racks-no-list", "design|racks|must be a list."},
    {"script-instead", "design|meta|is missing."},
    {"supply-rating-as-load", "example-gpu-8x|max_power_w|is of kind nameplate; no kind of load stands in"},
    {"third-of-a-unit", "s1|u|must be a multiple of 0.5 units"},
    {"top-level-list", "design||must be a JSON object."},
    {"top-level-null", "design||must be a JSON object."},
    {"top-level-text", "design||must be a JSON object."},
    {"trailing-comma", "||is not valid JSON at line 259, column 1."},
    {"truncated-half", "||ends too early: it is truncated JSON. Restore it from a copy."},
    {"truncated-last-brace", "||ends too early: it is truncated JSON. Restore it from a copy."},
    {"two-documents", "||is not valid JSON at line 260, column 1."},
    {"unit-zero", "s1|u|must be 1 or more; zero-U parts have a slot instead."},
    {"units-and-slot", "s1|slot|is given, but the part takes the whole width."},
    {"unknown-key-deep", "rack-0001|z_m|is not a key that is known here."},
    {"unknown-key-in-figure", "example-gpu-8x.max_power_w|unit|is not a key that is known here."},
    {"utf16-with-byte-order-mark", "||is not valid JSON at line 1, column 1."},
};

} // namespace

class BrokenFilesTest : public QObject {
    Q_OBJECT

private slots:
    void everyFileHasARow();
    void isRefused_data();
    void isRefused();
};

void BrokenFilesTest::everyFileHasARow()
{
    QStringList files;
    for (const auto &[name, expected] : table)
        files << QString(name) + ".cwright";
    files.sort();
    QStringList found = QDir(folder).entryList(QDir::Files);
    found.sort();
    QCOMPARE(found, files);
    QVERIFY(files.size() >= 30);
}

void BrokenFilesTest::isRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    for (const auto &[name, expected] : table)
        QTest::newRow(name) << folder + "/" + name + ".cwright" << QString(expected);
}

void BrokenFilesTest::isRefused()
{
    QFETCH(const QString, path);
    QFETCH(const QString, expected);
    const auto text = readFile(path.toStdString());
    QVERIFY(text);
    const auto design = parseDesign(text.value(), path.toStdString());
    QVERIFY2(!design, "there is a design");
    QVERIFY2(refusalOf(design).startsWith(expected), qPrintable(refusalOf(design)));
    QCOMPARE(q(design.error().file), path);
    QVERIFY2(!q(design.error().message).contains('\n') && design.error().message.ends_with("."),
             "one sentence");
}

std::unique_ptr<QObject> makeBrokenFilesTest()
{
    return make<BrokenFilesTest>();
}

#include "tst_brokenfiles.moc"
