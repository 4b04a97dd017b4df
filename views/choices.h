// Choices: the values of an enumeration as a reader expects them, there and back.
#pragma once

#include "views/text.h"

#include <QStringList>

#include <algorithm>

namespace clusterwright {

/// "Front to rear", ... in their order.
template <typename E>
QStringList choicesOf()
{
    QStringList texts;
    for (const Name<E> &name : namesOf<E>)
        texts << choiceText(std::string(name.text));
    return texts;
}

/// The value that is shown so; `otherwise` if there is none.
template <typename E>
E choiceFrom(const QString &text, E otherwise = {})
{
    const auto found = std::ranges::find_if(
        namesOf<E>, [&](const Name<E> &name) { return choiceText(std::string(name.text)) == text; });
    return found == namesOf<E>.end() ? otherwise : found->value;
}

} // namespace clusterwright
