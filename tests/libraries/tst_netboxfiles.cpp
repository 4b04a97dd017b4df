// Files that are broken or made to do harm: each is refused with a file and a line, at once.
#include "tests/libraries/netboxsamples.h"
#include "tests/runner.h"

#include <random>

using namespace clusterwright;
using sample::goodDevice;
using sample::netboxRefusal;
using sample::q;

namespace {

const QString folder = SOURCE_FOLDER "/tests/data/netbox-broken";

/// File, without ending, and how "line|object|key|message" starts.
constexpr std::pair<const char *, const char *> table[] = {
    {"alias-bomb", "2|||uses an anchor or alias"},
    {"alias", "7|||uses an anchor or alias"},
    {"bad-indent", "10|||is not valid YAML"},
    {"binary", "1|||is not valid UTF-8"},
    {"colon-in-text", "7|||is not valid YAML"},
    {"cut-json", "1|||has a key that is no text; a bracket or a quote may stand open."},
    {"deep-flow", "7|||nests deeper than 8 levels."},
    {"empty", "1|||is empty."},
    {"html", "1|||must be keys with values"},
    {"key-twice", "7|||has the key \"slug\" twice; remove one."},
    {"latin1", "7|||is not valid UTF-8; save the file as UTF-8."},
    {"list-as-key", "7|||has a key that is no text;"},
    {"list-at-top", "1|||must be keys with values"},
    {"lone-return", "7|||holds a control character"},
    {"map-as-key", "7|||has a key that is no text;"},
    {"merge-key", "7|||uses a merge key"},
    {"nul", "8|||holds a control character; the file is binary or damaged."},
    {"only-comment", "1|||is empty."},
    {"only-start", "1|||is empty."},
    {"open-bracket", "7|||has a key that is no text; a bracket"},
    {"open-quote", "8|||is not valid YAML"},
    {"python-tag", "7|||has the tag \"tag:yaml.org,2002:python/object/apply"},
    {"reserved-sign", "7|||is not valid YAML"},
    {"string-tag", "7|||has the tag \"tag:yaml.org,2002:str\"; tags are not accepted."},
    {"surrogate", "7|||is not valid UTF-8"},
    {"tab-indent", "8|||is not valid YAML"},
    {"text-at-top", "1|||must be keys with values"},
    {"two-documents", "8|||begins a second document; one file holds one type."},
    {"utf16", "1|||is not valid UTF-8"},
};

} // namespace

class NetboxFilesTest : public QObject {
    Q_OBJECT

private slots:
    void brokenFiles_data();
    void brokenFiles();
    void everyBrokenFileIsListed();
    void largeFiles_data();
    void largeFiles();
    void mutations_data();
    void mutations();
};

void NetboxFilesTest::brokenFiles_data()
{
    QTest::addColumn<QString>("expected");
    for (const auto &[file, expected] : table)
        QTest::newRow(file) << QString(expected);
}

void NetboxFilesTest::brokenFiles()
{
    QFETCH(const QString, expected);
    const auto path = (folder + '/' + QTest::currentDataTag() + ".yaml").toStdString();
    const auto part = importNetboxType(readFile(path).take(), path);
    QVERIFY2(netboxRefusal(part).startsWith(expected), qPrintable(netboxRefusal(part)));
    QCOMPARE(q(part.error().file), q(path));
    const ImportReport report = importNetboxFolder(path, [](const Part &) { QFAIL("a part was made"); });
    QCOMPARE(report.rejected.size(), std::size_t(1));
    QCOMPARE(report.rejected.at(0).line, part.error().line);
    QVERIFY(q(report.rejected.at(0).reason).endsWith('.'));
}

void NetboxFilesTest::everyBrokenFileIsListed()
{
    QCOMPARE(std::size(table), std::size_t(QDir(folder).entryList({"*.yaml"}, QDir::Files).size()));
}

void NetboxFilesTest::largeFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto repeated = [](const char *text, qsizetype count) { return QByteArray(text).repeated(count); };
    const QByteArray head = "manufacturer: A\nmodel: B\nslug: a-b\nu_height: 1\nis_full_depth: true\n";
    const qsizetype most = (1 << 20) - 1000;
    QTest::newRow("scalar of 10 MB") << head + "comments: " + repeated("x", 10'000'000)
                                     << "1|||is larger than 1048576 bytes.";
    QTest::newRow("scalar of 1 MB in one line")
        << head + "comments: " + repeated("x", most) << "6|||is longer than 65536 bytes.";
    QTest::newRow("scalar of 1 MB in lines")
        << head + "comments: |\n" + repeated("  xxxxxxx\n", most / 10) << "6||comments|is longer than 50000";
    QTest::newRow("brackets on one line")
        << head + "comments: " + repeated("[", 60'000) << "6|||has more than 200 opening brackets.";
    QTest::newRow("brackets on many lines") << head + "comments: " + repeated("[\n", most / 2) << "|||";
    QTest::newRow("braces on many lines")
        << head + "comments: " + repeated("{a: \n", most / 5) << "|||nests deeper than 8 levels.";
    QTest::newRow("lists in lists") << repeated("- ", 30'000) << "1|||nests deeper than 8 levels.";
    QTest::newRow("question marks") << repeated("?\n", most / 2) << "|||";
    QTest::newRow("many documents") << repeated("---\n", most / 4) << "|||begins a second document";
    QTest::newRow("many empty items")
        << head + "interfaces:\n" + repeated("- {}\n", most / 5) << "7|interfaces[0]|name|is missing.";
    QTest::newRow("many anchors") << head + "comments: " + repeated("&a ", 20'000) << "6|||";
    QByteArray keys;
    for (int i = 0; i < 50'000; ++i)
        keys += 'k' + QByteArray::number(i) + ": 1\n";
    QTest::newRow("many keys") << keys << "65|||has more than 64 keys in one place.";
}

void NetboxFilesTest::largeFiles()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, expected);
    const auto part = importNetboxType(text.toStdString(), "device-types/x.yaml");
    QVERIFY2(!part && part.error().line >= 1, "accepted, or no line");
    QVERIFY2(netboxRefusal(part).contains(expected), qPrintable(netboxRefusal(part).left(200)));
}

void NetboxFilesTest::mutations_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : sample::netboxFiles())
        QTest::newRow(qPrintable(file)) << file;
}

/// Bytes cut, changed, put in and doubled: what comes out is a part, or a refusal that says where.
void NetboxFilesTest::mutations()
{
    QFETCH(const QString, file);
    const std::string good = sample::netboxFile(file);
    std::minstd_rand random(7); // the same on every run and every machine
    const auto below = [&random](std::size_t count) { return random() % count; };
    using namespace std::string_view_literals;
    constexpr auto signs = "\0\t\n\r -:[]{}&*!|>'\"%@`#?,0a\xc3\xff"sv;
    for (int round = 0; round < 40; ++round) {
        std::string text = good;
        for (std::size_t change = below(3) + 1; change > 0; --change) {
            const std::size_t at = below(text.size()), length = std::min(below(40), text.size() - at);
            const char sign = signs[below(signs.size())];
            switch (below(5)) {
            case 0:
                text.erase(at, length);
                break;
            case 1:
                text[at] = sign;
                break;
            case 2:
                text.insert(at, 1, sign);
                break;
            case 3:
                text.insert(at, text.substr(at, length));
                break;
            default:
                text.resize(at + 1);
            }
            if (text.empty())
                text = "\n";
        }
        const auto part = importNetboxType(text, file.toStdString());
        if (part)
            QVERIFY(!part.value().id.empty() && !part.value().vendor.empty());
        else
            QVERIFY2(part.error().line >= 1 && part.error().message.ends_with('.'),
                     qPrintable(netboxRefusal(part)));
    }
}

std::unique_ptr<QObject> makeNetboxFilesTest()
{
    return make<NetboxFilesTest>();
}

#include "tst_netboxfiles.moc"
