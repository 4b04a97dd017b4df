// Words: what somebody types into a search field, and which of its words a text holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwright {

/// The text with the letters A to Z in lower case.
std::string folded(std::string_view text);

/// Upper and lower case of the letters A to Z are one. Words after the 64th are not looked for.
class Words {
public:
    using Found = std::uint64_t; ///< bit i = word i; what several texts hold together is found with |

    explicit Words(std::string_view text);

    bool isEmpty() const { return m_words.empty(); }
    Found all() const { return m_all; }
    Found foundIn(std::string_view text) const;
    bool areIn(std::string_view text) const { return foundIn(text) == m_all; }
    /// The same in a text that is folded() already, which is much faster.
    bool areInFolded(std::string_view text) const;
    /// Whether one of the words that are not in `found` has this character.
    bool hasMissingWith(char character, Found found) const;

    /// How well a name fits: 0 = a word is missing; more for words that begin it, or begin a word of it, and
    /// most if the words are the whole name.
    int score(std::string_view name) const;

private:
    std::vector<std::string> m_words; // in lower case
    std::size_t m_length = 0;         // of all words together
    Found m_all = 0;
};

/// The order in which a reader expects names: R2 before R10, and no difference between a and A.
bool comesBefore(std::string_view a, std::string_view b);

} // namespace clusterwright
