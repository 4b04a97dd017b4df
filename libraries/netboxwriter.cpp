#include "libraries/netboxwriter.h"

#include <algorithm>
#include <array>

namespace clusterwright::netbox {
namespace {

constexpr std::size_t step = 2;

/// Words that some reader of YAML takes for a flag, for nothing or for a number.
bool isWordOfYaml(std::string text)
{
    constexpr std::array words{"true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"};
    for (char &c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::ranges::find(words, text) != words.end();
}

/// Whether it may be read as a number, a date or a time: generous, since quotes do no harm.
bool mayBeNumber(std::string_view text)
{
    return text.front() >= '0' && text.front() <= '9' &&
           text.find_first_not_of("0123456789_.:+-eExXoObBaAcCdDfFTtZz ") == std::string_view::npos;
}

/// Whether the text can stand without quotes.
bool isPlain(const std::string &text)
{
    const auto isLetterOrDigit = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    const auto isSafe = [&](char c) {
        return isLetterOrDigit(c) || std::string_view(" _-+./()").find(c) != std::string_view::npos;
    };
    return !text.empty() && isLetterOrDigit(text.front()) && text.back() != ' ' &&
           std::ranges::all_of(text, isSafe) && !isWordOfYaml(text) && !mayBeNumber(text);
}

std::string doubleQuoted(const std::string &text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            quoted += std::string("\\") + c;
        else if (c == '\n')
            quoted += "\\n";
        else if (c == '\t')
            quoted += "\\t";
        else if (byte < 0x20 || byte == 0x7f)
            quoted += std::string("\\x") + hex[byte / 16] + hex[byte % 16];
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string singleQuoted(const std::string &text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + '\'';
}

/// Whether a block keeps the text as it is, and no line of it ends with a space.
bool fitsBlock(const std::string &text)
{
    const bool hasOddStart = text.front() == ' ' || text.front() == '\n' || text.front() == '\t';
    const bool hasControl = std::ranges::any_of(
        text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f; });
    return !hasOddStart && !hasControl && !text.ends_with("\n\n") && !text.ends_with(' ') &&
           text.find(" \n") == std::string::npos;
}

/// A literal block; a text without a line end at its end says so.
std::string block(std::string text, std::size_t indent)
{
    std::string result = text.ends_with('\n') ? "|" : "|-";
    if (text.ends_with('\n'))
        text.pop_back();
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        result += '\n';
        if (end > start)
            result += std::string(indent, ' ') + text.substr(start, end - start);
        start = end + 1;
    }
    return result;
}

} // namespace

std::string yamlValue(const std::string &text, std::size_t indent)
{
    const bool hasLines = text.find('\n') != std::string::npos;
    const bool hasControl =
        std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (isPlain(text))
        return text;
    if (hasLines && fitsBlock(text))
        return block(text, indent + step);
    return hasControl ? doubleQuoted(text) : singleQuoted(text);
}

void TypeWriter::putKey(std::string_view key)
{
    const std::size_t indent = m_isFirstKey ? m_indent - step : m_indent;
    m_text += std::string(indent, ' ') + (m_isFirstKey ? "- " : "") + std::string(key) + ':';
    m_isFirstKey = false;
}

void TypeWriter::text(std::string_view key, const std::string &value)
{
    if (value.empty())
        return;
    putKey(key);
    m_text += ' ' + yamlValue(value, m_indent) + '\n';
}

void TypeWriter::plain(std::string_view key, std::string_view value)
{
    if (value.empty())
        return;
    putKey(key);
    m_text += ' ' + std::string(value) + '\n';
}

void TypeWriter::texts(std::string_view key, const std::string &lines)
{
    if (lines.empty())
        return;
    putKey(key);
    m_text += '\n';
    std::size_t start = 0;
    while (start <= lines.size()) {
        const std::size_t end = std::min(lines.find('\n', start), lines.size());
        m_text +=
            std::string(m_indent + step, ' ') + "- " + yamlValue(lines.substr(start, end - start)) + '\n';
        start = end + 1;
    }
}

void TypeWriter::beginList(std::string_view key)
{
    putKey(key);
    m_text += '\n';
    m_indent += 2 * step;
}

void TypeWriter::beginItem()
{
    m_isFirstKey = true;
}

void TypeWriter::endList()
{
    m_indent -= 2 * step;
}

} // namespace clusterwright::netbox
