#include "libraries/pricebookjson.h"
#include "model/design/pricing.h"
#include "tests/libraries/designs.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

namespace {

Price price(const PartId &part, double base, const std::string &book)
{
    return {part, dollars(base - 10), dollars(base), dollars(base + 10), "2026-01-01", "quote", book};
}

PriceBook book(const std::string &name, const std::string &date, std::vector<Price> prices)
{
    PriceBook book{name, "notes of " + name, date, "USD", {}};
    for (Price &price : prices) {
        price.book = name;
        book.prices.emplace(price.part, price);
    }
    return book;
}

} // namespace

class PriceBooksTest : public QObject {
    Q_OBJECT

private slots:
    void fileIsKept();
    void refuses_data();
    void refuses();
    void laterBookWins();
    void currenciesAreNotMixed();
    void designUsesBooks();
    void shippedBookSaysWhatItIs();
};

void PriceBooksTest::fileIsKept()
{
    const PriceBook own = book("Mine", "2026-02-03", {price("a", 100, {}), price("b", 20, {})});
    const auto read = parsePriceBook(priceBookText(own), "x.json");
    QCOMPARE(refusalOf(read), QString("accepted"));
    QVERIFY(read.value() == own);
}

void PriceBooksTest::refuses_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("key");
    QTest::newRow("no name") << "\"name\": \"Mine\""
                             << "\"name\": \"\""
                             << "name";
    QTest::newRow("newer format") << "\"format\": 1"
                                  << "\"format\": 2"
                                  << "format";
    QTest::newRow("another currency") << "\"USD\""
                                      << "\"EUR\""
                                      << "currency";
    QTest::newRow("low above base") << "\"low_usd\": 90"
                                    << "\"low_usd\": 900"
                                    << "low_usd";
    QTest::newRow("no basis") << "\"basis\": \"quote\""
                              << "\"basis\": \"\""
                              << "basis";
    QTest::newRow("unknown key") << "\"format\""
                                 << "\"discount\": 1, \"format\""
                                 << "discount";
}

void PriceBooksTest::refuses()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, key);
    QString text = q(priceBookText(book("Mine", "2026-02-03", {price("a", 100, {})})));
    QVERIFY(text.contains(from));
    text.replace(from, to);
    const auto read = parsePriceBook(text.toStdString(), "x.json");
    QVERIFY(!read);
    QCOMPARE(q(read.error().file), QString("x.json"));
    QCOMPARE(q(read.error().key), key);
}

void PriceBooksTest::laterBookWins()
{
    const std::vector<PriceBook> books{
        book("Shipped", "2026-03-01", {price("a", 100, {}), price("b", 20, {})}),
        book("Mine", "2026-02-01", {price("a", 70, {})})};
    const auto all = overlaid(books);
    QVERIFY(all);
    QCOMPARE(inDollars(all.value().prices.at("a").base), 70.0);
    QCOMPARE(q(all.value().prices.at("a").book), QString("Mine"));
    QCOMPARE(inDollars(all.value().prices.at("b").base), 20.0);
    QCOMPARE(q(all.value().name), QString("Shipped; Mine"));
    QCOMPARE(q(all.value().date), QString("2026-03-01")); // the latest
}

void PriceBooksTest::currenciesAreNotMixed()
{
    PriceBook euros = book("Euros", "2026-01-01", {price("a", 70, {})});
    euros.currency = "EUR";
    const std::vector<PriceBook> books{book("Shipped", "2026-03-01", {price("a", 100, {})}), euros};
    QVERIFY(!overlaid(books));
    Design design = sample::everyKey();
    design.priceBook.prices.emplace("x", price("x", 1, {}));
    QVERIFY(!usePriceBooks(design, std::vector{euros}));
}

void PriceBooksTest::designUsesBooks()
{
    Design design = sample::everyKey();
    design.priceBook = {};
    const PartId first = design.parts.begin()->first, second = std::next(design.parts.begin())->first;
    design.priceBook.prices.emplace(second, price(second, 500, {}));          // set in the design
    design.priceBook.prices.emplace("gone", price("gone", 1, "An old book")); // of a book
    const std::vector<PriceBook> books{
        book("New", "2026-03-01", {price(first, 100, {}), price(second, 1, {}), price("not-used", 9, {})})};
    const auto used = usePriceBooks(design, books);
    QCOMPARE(refusalOf(used), QString("accepted"));
    const PriceBook &own = used.value().priceBook;
    QCOMPARE(own.prices.size(), 2U);
    QCOMPARE(inDollars(own.prices.at(first).base), 100.0);
    QCOMPARE(inDollars(own.prices.at(second).base), 500.0);
    QVERIFY(own.prices.at(second).book.empty());
    QCOMPARE(q(own.name), QString("New"));
    QCOMPARE(q(own.notes), QString("notes of New"));
    const auto again = parseDesign(designText(used.value()), "x");
    QVERIFY(again && again.value() == used.value());
}

void PriceBooksTest::shippedBookSaysWhatItIs()
{
    const PriceBooks books = loadPriceBooks();
    QVERIFY(!books.books.empty() && books.problems.empty());
    const PriceBook &shipped = books.books.front();
    QVERIFY(q(shipped.name).contains("Illustrative"));
    QVERIFY(q(shipped.notes).contains("no offer"));
    for (const auto &[part, price] : shipped.prices)
        QVERIFY2(!price.basis.empty() && price.date.size() == 10, part.c_str());
}

std::unique_ptr<QObject> makePriceBooksTest()
{
    return std::make_unique<PriceBooksTest>();
}

#include "tst_pricebooks.moc"
