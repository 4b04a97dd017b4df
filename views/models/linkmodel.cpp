#include "views/models/linkmodel.h"

#include "exports/drawings/fabricdrawing.h"
#include "model/text.h"
#include "views/text.h"

#include <QElapsedTimer>
#include <QTimer>

#include <cctype>

namespace clusterwright {
namespace {

constexpr std::size_t mostCached = 512; // rows

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string endOf(const LinkEndText &end)
{
    return end.device + ' ' + end.port + ' ' + end.rack + ' ' + end.role + ' ' + end.model;
}

QString noteOf(const LinkRow &row)
{
    if (!row.isOverride)
        return {};
    const QString text = LinkModel::tr("by hand");
    return row.reason.empty() ? text : text + ": " + toQString(row.reason);
}

QString planeText(const LinkRow &row)
{
    QStringList texts;
    if (row.plane > 0)
        texts << LinkModel::tr("plane %1").arg(row.plane);
    if (row.rail > 0)
        texts << LinkModel::tr("rail %1").arg(row.rail);
    return texts.join(", ");
}

QString cellText(const LinkRow &row, int column)
{
    switch (column) {
    case LinkModel::Id:
        return toQString(row.id);
    case LinkModel::FromDevice:
        return toQString(row.a.device);
    case LinkModel::FromPort:
        return toQString(row.a.port);
    case LinkModel::ToDevice:
        return toQString(row.z.device);
    case LinkModel::ToPort:
        return toQString(row.z.port);
    case LinkModel::Medium:
        return row.hasMedium ? toQString(row.medium) : LinkModel::tr("none");
    case LinkModel::Length:
        return row.ordered  ? toQString(formatExact(*row.ordered)) + " m"
               : row.needed ? toQString(formatNumber(*row.needed, 1)) + LinkModel::tr(" m needed")
                            : LinkModel::tr("unknown");
    case LinkModel::Rate:
        return rateText(row.rate);
    case LinkModel::Cable:
        return toQString(row.cable);
    case LinkModel::Plane:
        return planeText(row);
    default:
        return noteOf(row);
    }
}

} // namespace

LinkModel::LinkModel(QObject *parent) : QAbstractTableModel(parent), m_timer(new QTimer(this))
{
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &LinkModel::filterSome);
}

void LinkModel::show(const Design *design, const std::vector<FabricResults> *fabrics, std::size_t fabric)
{
    beginResetModel();
    m_cache.clear();
    m_table = design && fabrics ? std::make_unique<LinkTable>(*design, *fabrics) : nullptr;
    const bool isThere = m_table && fabric < fabrics->size();
    m_first = isThere ? m_table->indexOf(fabric, 0) : 0;
    m_count = isThere ? (*fabrics)[fabric].network.links.size() : 0;
    restart();
    endResetModel();
    emit filtered();
}

void LinkModel::setFilter(const QString &words)
{
    std::vector<std::string> split;
    for (const QString &word : words.toLower().split(' ', Qt::SkipEmptyParts))
        split.push_back(word.toStdString());
    if (split == m_words)
        return;
    beginResetModel();
    m_words = std::move(split);
    restart();
    endResetModel();
    emit filtered();
}

void LinkModel::restart()
{
    m_found.clear();
    m_next = 0;
    if (m_words.empty() || m_count == 0)
        m_timer->stop();
    else
        m_timer->start();
}

bool LinkModel::isFiltering() const
{
    return m_timer->isActive();
}

/// As much as the event loop can wait for.
void LinkModel::filterSome()
{
    constexpr qint64 most = 12; // milliseconds
    constexpr std::size_t step = 200;
    QElapsedTimer timer;
    timer.start();
    std::vector<std::uint32_t> found;
    while (m_next < m_count && timer.elapsed() < most)
        for (std::size_t last = std::min(m_count, m_next + step); m_next < last; ++m_next)
            if (matches(m_next))
                found.push_back(static_cast<std::uint32_t>(m_next));
    if (!found.empty()) {
        const auto first = static_cast<int>(m_found.size());
        beginInsertRows({}, first, first + static_cast<int>(found.size()) - 1);
        m_found.insert(m_found.end(), found.begin(), found.end());
        endInsertRows();
    }
    if (m_next == m_count)
        m_timer->stop();
    emit filtered();
}

bool LinkModel::matches(std::size_t link) const
{
    const LinkRow row = m_table->row(m_first + link);
    const std::string text = lower(row.id + ' ' + endOf(row.a) + ' ' + endOf(row.z) + ' ' + row.medium + ' ' +
                                   row.cable + ' ' + (row.isOverride ? "by hand " : "") + row.reason);
    return std::ranges::all_of(m_words,
                               [&](const std::string &word) { return text.find(word) != std::string::npos; });
}

int LinkModel::allRows() const
{
    return static_cast<int>(m_count);
}

std::int32_t LinkModel::linkAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return -1;
    return m_words.empty() ? row : static_cast<std::int32_t>(m_found[static_cast<std::size_t>(row)]);
}

int LinkModel::rowOfLink(std::int32_t link) const
{
    if (m_words.empty())
        return link < rowCount() ? link : -1;
    const auto found = std::ranges::lower_bound(m_found, static_cast<std::uint32_t>(link));
    return found != m_found.end() && *found == static_cast<std::uint32_t>(link)
               ? static_cast<int>(found - m_found.begin())
               : -1;
}

const LinkRow &LinkModel::cached(std::size_t link) const
{
    if (const auto found = m_cache.find(link); found != m_cache.end())
        return found->second;
    if (m_cache.size() >= mostCached)
        m_cache.clear();
    return m_cache.emplace(link, m_table->row(m_first + link)).first->second;
}

LinkRow LinkModel::row(int row) const
{
    return cached(static_cast<std::size_t>(linkAt(row)));
}

int LinkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_words.empty() ? m_count : m_found.size());
}

int LinkModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Note + 1;
}

QVariant LinkModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::TextAlignmentRole && (index.column() == Length || index.column() == Rate))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return cellText(cached(static_cast<std::size_t>(linkAt(index.row()))), index.column());
}

QVariant LinkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section > Note)
        return {};
    const QStringList titles{tr("Link"),  tr("From"),           tr("Port"),   tr("To"),
                             tr("Port"),  tr("Medium"),         tr("Length"), tr("Rate"),
                             tr("Cable"), tr("Plane and rail"), tr("Note")};
    return titles.at(section);
}

} // namespace clusterwright
