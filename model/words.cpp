#include "model/words.h"

#include <algorithm>

namespace clusterwright {
namespace {

constexpr std::size_t mostWords = 64; // bits of Found
constexpr int wholePoints = 100, startPoints = 4, wordStartPoints = 3, insidePoints = 1;

/// Letters of the alphabet only: names are plain.
constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isInsideWord(char c)
{
    return isDigit(c) || (lowered(c) >= 'a' && lowered(c) <= 'z') || (c & 0x80) != 0; // UTF-8 beyond ASCII
}

/// From `from` on; npos if it is not there. The word is in lower case.
std::size_t placeOf(std::string_view word, std::string_view text, std::size_t from = 0)
{
    const auto isSame = [](char inText, char inWord) { return lowered(inText) == inWord; };
    const auto at = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), word.begin(),
                                word.end(), isSame);
    return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

/// Of the best of its places; 0 if there is none.
int pointsOf(std::string_view word, std::string_view name)
{
    int best = 0;
    for (auto at = placeOf(word, name); at != std::string_view::npos; at = placeOf(word, name, at + 1)) {
        if (at == 0)
            return startPoints;
        best = std::max(best, isInsideWord(name[at - 1]) ? insidePoints : wordStartPoints);
    }
    return best;
}

/// The digits at the start, without leading zeros; takes them off the text.
std::string_view takeNumber(std::string_view &text)
{
    const auto end = std::ranges::find_if_not(text, isDigit);
    std::string_view number = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(number.size());
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number;
}

} // namespace

std::string folded(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), lowered);
    return lower;
}

Words::Words(std::string_view text)
{
    for (std::size_t start = 0; start < text.size() && m_words.size() < mostWords;) {
        const auto end = std::min(text.find(' ', start), text.size());
        if (end > start) {
            std::string word = folded(text.substr(start, end - start));
            m_length += word.size();
            m_all |= Found{1} << m_words.size();
            m_words.push_back(std::move(word));
        }
        start = end + 1;
    }
}

Words::Found Words::foundIn(std::string_view text) const
{
    Found found = 0;
    for (std::size_t i = 0; i < m_words.size(); ++i)
        if (placeOf(m_words[i], text) != std::string_view::npos)
            found |= Found{1} << i;
    return found;
}

bool Words::areInFolded(std::string_view text) const
{
    return std::ranges::all_of(
        m_words, [text](const std::string &word) { return text.find(word) != std::string_view::npos; });
}

bool Words::hasMissingWith(char character, Found found) const
{
    for (std::size_t i = 0; i < m_words.size(); ++i)
        if (!(found >> i & 1) && m_words[i].find(character) != std::string::npos)
            return true;
    return false;
}

int Words::score(std::string_view name) const
{
    int sum = 0;
    for (const std::string &word : m_words) {
        const int points = pointsOf(word, name);
        if (points == 0)
            return 0;
        sum += points;
    }
    return m_length + m_words.size() == name.size() + 1 ? sum + wholePoints : sum;
}

bool comesBefore(std::string_view a, std::string_view b)
{
    const std::string_view wholeA = a, wholeB = b;
    while (!a.empty() && !b.empty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            const std::string_view numberA = takeNumber(a), numberB = takeNumber(b);
            if (numberA.size() != numberB.size())
                return numberA.size() < numberB.size();
            if (numberA != numberB)
                return numberA < numberB;
            continue;
        }
        const auto x = static_cast<unsigned char>(lowered(a.front()));
        const auto y = static_cast<unsigned char>(lowered(b.front()));
        if (x != y)
            return x < y;
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return a.empty() && b.empty() ? wholeA < wholeB : a.size() < b.size();
}

} // namespace clusterwright
