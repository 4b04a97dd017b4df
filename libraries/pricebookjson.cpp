#include "libraries/pricebookjson.h"

#include "libraries/datafolder.h"
#include "libraries/file.h"

#include <algorithm>
#include <filesystem>

namespace clusterwright {
namespace {

constexpr std::size_t largestPriceBook = std::size_t{16} << 20;
constexpr std::int64_t newestFormat = 1;

template <typename Archive>
void describePrice(Archive &archive, Described<Archive, Price> &price)
{
    archive.field("part", price.part);
    archive.field("low_usd", price.low);
    archive.field("base_usd", price.base);
    archive.field("high_usd", price.high);
    archive.maybe("date", price.date);
    archive.field("basis", price.basis);
    archive.maybe("book", price.book);
    archive.require("low_usd", price.low >= Money{} && price.base >= price.low && price.high >= price.base,
                    "must not be negative, and low <= base <= high.");
    archive.require("basis", !price.basis.empty(), "is empty; say where the price comes from.");
}

template <typename Archive>
void describeBook(Archive &archive, Described<Archive, PriceBook> &book)
{
    archive.maybe("name", book.name);
    archive.maybe("notes", book.notes);
    archive.maybe("date", book.date);
    archive.field("currency", book.currency);
    archive.require("currency", book.currency == "USD", "must be USD; this version knows no other.");
    archive.field("prices", book.prices);
}

void addBook(const std::string &path, PriceBooks &books)
{
    const auto text = readFile(path, largestPriceBook);
    auto book = text ? parsePriceBook(text.value(), path) : Result<PriceBook>(text.error());
    if (book)
        books.books.push_back(book.take());
    else
        books.problems.push_back(book.error());
}

} // namespace

void describe(JsonReader &reader, Price &price)
{
    describePrice(reader, price);
}
void describe(JsonWriter &writer, const Price &price)
{
    describePrice(writer, price);
}
void describe(JsonReader &reader, PriceBook &book)
{
    describeBook(reader, book);
}
void describe(JsonWriter &writer, const PriceBook &book)
{
    describeBook(writer, book);
}

Result<PriceBook> parsePriceBook(std::string_view text, const std::string &file)
{
    const auto json = parseJson(text, file);
    if (!json)
        return json.error();
    std::optional<Error> error;
    JsonReader reader(json.value(), "price book", error);
    std::int64_t format = 0;
    PriceBook book;
    reader.field("format", format);
    reader.require("format", format == newestFormat, "is not 1, the only one that this version reads.");
    describe(reader, book);
    reader.require("name", !book.name.empty(), "is missing or empty; designs say which book they use.");
    reader.refuseUnknownKeys();
    if (error) {
        error->file = file;
        return *std::move(error);
    }
    for (auto &[part, price] : book.prices)
        price.book = book.name;
    return book;
}

std::string priceBookText(const PriceBook &book)
{
    PriceBook own = book;
    for (auto &[part, price] : own.prices)
        price.book.clear(); // it is this one
    nlohmann::json json = JsonWriter::toJson(own);
    json["format"] = newestFormat;
    return fileText(json);
}

std::string userPriceFolder()
{
    return (std::filesystem::path(userDataFolder()) / "prices").native();
}

PriceBooks loadPriceBooks(const std::vector<std::string> &further)
{
    PriceBooks books;
    addBook(dataFolder() + "/prices/illustrative.json", books);
    std::error_code problem;
    std::vector<std::string> paths;
    for (const auto &entry : std::filesystem::directory_iterator(userPriceFolder(), problem))
        if (entry.path().extension() == ".json")
            paths.push_back(entry.path().native());
    std::ranges::sort(paths);
    paths.insert(paths.end(), further.begin(), further.end());
    for (const std::string &path : paths)
        addBook(path, books);
    return books;
}

} // namespace clusterwright
