// Every value of a good design file is put wrong in every way: each gives an error that says where, or an
// equal design.
#include "tests/libraries/designs.h"
#include "tests/runner.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

#include <set>

using namespace clusterwright;
using nlohmann::json;
using sample::q;
using sample::refusalOf;

class MutationTest : public QObject {
    Q_OBJECT

private slots:
    void otherTypes();
    void missingKeys();
    void unknownKeys();
    void badNumbers_data();
    void badNumbers();

private:
    static const json &good()
    {
        static const json design = json::parse(designText(sample::everyKey()));
        return design;
    }
    /// The paths of all values, of list entries with the same keys once, those of unknown keys left out: they
    /// may be anything.
    static const std::vector<json::json_pointer> &paths()
    {
        static const auto list = [] {
            std::vector<json::json_pointer> all;
            collect(good(), json::json_pointer(), all);
            std::set<QString> seen;
            std::erase_if(all, [&](const json::json_pointer &path) {
                return !seen.insert(q(path.to_string()).replace(QRegularExpression("/[0-9]+"), "/#")).second;
            });
#ifdef __SANITIZE_ADDRESS__ // many times as slow: every sixth of them
            std::size_t index = 0;
            std::erase_if(all, [&](const json::json_pointer & /*path*/) { return index++ % 6 != 0; });
#endif
            return all;
        }();
        return list;
    }
    static void collect(const json &value, const json::json_pointer &at,
                        std::vector<json::json_pointer> &list)
    {
        const std::string path = at.to_string();
        if (path.starts_with("/comments") || path.starts_with("/zz_future") ||
            path.find("/inputs/") != std::string::npos) // of a measured run, kept as they are
            return;
        if (!at.empty())
            list.push_back(at);
        if (!value.is_structured())
            return;
        for (const auto &[key, inner] : value.items())
            collect(inner, value.is_object() ? at / key : at / static_cast<std::size_t>(std::stoul(key)),
                    list);
    }
    /// Whether the error names the file, and the key or the path of what was put wrong.
    static bool saysWhere(const Error &error)
    {
        const bool isPath = error.object.find('.') != std::string::npos || error.object == "design";
        return error.file == "f.cwright" && !error.object.empty() && (!error.key.empty() || isPath) &&
               error.message.ends_with(".");
    }
};

void MutationTest::otherTypes()
{
    const json values{7.25, "text", true, nullptr, json::array({1}), json::object()};
    const Design design = sample::everyKey();
    int refused = 0, accepted = 0;
    for (const auto &path : paths())
        for (const json &value : values) {
            json changed = good();
            if (changed.at(path).type() == value.type() ||
                (changed.at(path).is_number() && value.is_number()))
                continue;
            changed.at(path) = value;
            const auto opened = parseDesign(changed.dump(), "f.cwright");
            const std::string what = path.to_string() + " = " + value.dump();
            if (opened) {
                QVERIFY2(opened.value() == design, ("accepted, and changed: " + what).c_str());
                ++accepted;
            } else {
                QVERIFY2(saysWhere(opened.error()), (what + qPrintable(" " + refusalOf(opened))).c_str());
                ++refused;
            }
        }
    QVERIFY(refused > 4 * static_cast<int>(paths().size())); // a value has one type or two of the six
    QCOMPARE(accepted, 0);
}

/// A key that may be absent means an empty value: what is written back lacks it too, and nothing else.
void MutationTest::missingKeys()
{
    for (const auto &path : paths()) {
        json changed = good();
        json &parent = changed.at(path.parent_pointer());
        if (!parent.is_object() || path.to_string().find("/feed_sources/") != std::string::npos)
            continue;
        parent.erase(path.back());
        const auto opened = parseDesign(changed.dump(), "f.cwright");
        if (opened)
            QCOMPARE(q(json::diff(changed, json::parse(designText(opened.value()))).dump()), QString("[]"));
        else
            QVERIFY2(saysWhere(opened.error()),
                     (path.to_string() + qPrintable(" " + refusalOf(opened))).c_str());
    }
}

void MutationTest::unknownKeys()
{
    for (const auto &path : paths()) {
        json changed = good();
        if (!changed.at(path).is_object() || path.back() == "feed_sources" || path.back() == "inputs")
            continue;
        changed.at(path)["zz_unknown"] = 1;
        const auto opened = parseDesign(changed.dump(), "f.cwright");
        QVERIFY2(!opened, path.to_string().c_str());
        QVERIFY2(saysWhere(opened.error()), qPrintable(refusalOf(opened)));
        QVERIFY2(refusalOf(opened).contains("|zz_unknown|is not a key that is known here."),
                 qPrintable(refusalOf(opened)));
    }
}

void MutationTest::badNumbers_data()
{
    QTest::addColumn<double>("number");
    QTest::newRow("negative") << -1.0;
    QTest::newRow("very negative") << -1e300;
    QTest::newRow("zero") << 0.0;
    QTest::newRow("very large") << 1e300;
    QTest::newRow("larger than 64 bits") << 2e19;
    QTest::newRow("third") << 1.0 / 3;
    QTest::newRow("smallest") << 5e-324;
}

/// Whatever number stands in a file: it is refused, or kept to the last digit and computed with.
void MutationTest::badNumbers()
{
    QFETCH(const double, number);
    for (const auto &path : paths()) {
        json changed = good();
        if (!changed.at(path).is_number())
            continue;
        changed.at(path) = number;
        const auto opened = parseDesign(changed.dump(), "f.cwright");
        if (!opened) {
            QVERIFY2(saysWhere(opened.error()), qPrintable(refusalOf(opened)));
            continue;
        }
        QCOMPARE(json::parse(designText(opened.value())).at(path).get<double>(), number);
        QVERIFY2(number >= 0 || path.back() == "supply_c", path.to_string().c_str()); // only air can be cold
        QVERIFY2(evaluate(opened.value()) == evaluate(opened.value()), path.to_string().c_str());
    }
}

std::unique_ptr<QObject> makeMutationTest()
{
    return make<MutationTest>();
}

#include "tst_mutation.moc"
