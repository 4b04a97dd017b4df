// Part marks: the parts that somebody keeps at hand, for the settings of the window.
#pragma once

#include <QStringList>

namespace clusterwright {

/// Ids of parts, also of those that are not in the library at the moment.
struct PartMarks {
    static constexpr qsizetype mostRecent = 30;

    QStringList favourites; ///< in the order they were marked
    QStringList recent;     ///< the last one first

    bool isFavourite(const QString &part) const { return favourites.contains(part); }
    void toggleFavourite(const QString &part)
    {
        if (favourites.removeAll(part) == 0)
            favourites.append(part);
    }
    void touch(const QString &part)
    {
        recent.removeAll(part);
        recent.prepend(part);
        recent = recent.mid(0, mostRecent);
    }
    bool operator==(const PartMarks &) const = default;
};

} // namespace clusterwright
