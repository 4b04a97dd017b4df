#include "views/panels/pathpanel.h"

#include "exports/drawings/fabricdrawing.h"
#include "model/analysis/fabricpath.h"
#include "model/text.h"
#include "views/text.h"

#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QStringListModel>

namespace clusterwright {
namespace {

constexpr int margin = 6;
constexpr double messageBytes = 64;

QString microseconds(Time time)
{
    return toQString(formatFigure(inSeconds(time) * 1e6)) + QStringLiteral(" µs");
}

QString lengthText(double metres)
{
    return toQString(formatNumber(metres, 1)) + QStringLiteral(" m");
}

/// Ordered and needed metres of all cables of a way; none if one is unknown.
struct Lengths {
    std::optional<double> ordered = 0.0, needed = 0.0;
};

void add(std::optional<double> &sum, float metres)
{
    if (metres < 0)
        sum.reset();
    else if (sum)
        *sum += static_cast<double>(metres);
}

Lengths lengthsOf(const FabricPath &path, const CableResults &cables)
{
    Lengths lengths;
    for (const Hop &hop : path.hops) {
        const CableRun &run = cables.runs.at(static_cast<std::size_t>(hop.link));
        add(lengths.ordered, run.ordered);
        add(lengths.needed, run.needed);
    }
    return lengths;
}

QString latencyText(const Design &design, const FabricPath &path, const Lengths &lengths)
{
    if (!lengths.needed)
        return PathPanel::tr("Latency unknown: a cable has no length yet");
    const PathDelays delays{.perSwitch = design.cabling.switchDelay.value,
                            .perAdapter = design.cabling.adapterDelay.value,
                            .propagation = nanosecondsPerMetre(design.cabling.delay.value)};
    const Time time = latencyOf(path, delays, metres(*lengths.needed), bytes(messageBytes));
    return PathPanel::tr("Latency %1 for 64 bytes without other load, by the planning delays")
        .arg(microseconds(time));
}

} // namespace

PathPanel::PathPanel(QWidget *parent)
    : QWidget(parent), m_from(new QLineEdit), m_to(new QLineEdit), m_summary(new QLabel),
      m_hops(new QListWidget), m_model(new QStringListModel(this))
{
    auto *form = new QFormLayout;
    for (QLineEdit *field : {m_from, m_to}) {
        auto *completer = new QCompleter(m_model, field);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        field->setCompleter(completer);
        field->setClearButtonEnabled(true);
        field->setPlaceholderText(tr("Name of a device"));
        connect(field, &QLineEdit::editingFinished, this, &PathPanel::find);
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &PathPanel::find);
    }
    form->addRow(tr("Fro&m"), m_from);
    form->addRow(tr("T&o"), m_to);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hops->setAccessibleName(tr("Way, hop by hop"));
    m_hops->setWordWrap(true);
    m_hops->setFrameShape(QFrame::NoFrame);
    auto *left = new QVBoxLayout;
    left->addLayout(form);
    left->addWidget(m_summary);
    left->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addLayout(left, 2);
    layout->addWidget(m_hops, 3);
    find();
}

void PathPanel::setNetwork(const Design *design, const FabricResults *results, QStringList names)
{
    m_design = design;
    m_results = results;
    m_names = std::move(names);
    m_model->setStringList(m_names);
    find();
}

std::int32_t PathPanel::deviceNamed(const QString &name) const
{
    return static_cast<std::int32_t>(m_names.indexOf(name.trimmed()));
}

void PathPanel::setFrom(std::int32_t device)
{
    m_from->setText(m_names.value(device));
    find();
}

void PathPanel::setTo(std::int32_t device)
{
    m_to->setText(m_names.value(device));
    find();
}

std::int32_t PathPanel::from() const
{
    return deviceNamed(m_from->text());
}

std::int32_t PathPanel::to() const
{
    return deviceNamed(m_to->text());
}

QString PathPanel::summary() const
{
    return m_summary->text();
}

void PathPanel::find()
{
    m_hops->clear();
    const std::int32_t from = this->from(), to = this->to();
    const auto path = m_results && from >= 0 && to >= 0 && from != to ? findPath(m_results->network, from, to)
                                                                      : std::nullopt;
    if (!path) {
        m_summary->setText(from >= 0 && to >= 0 && from != to
                               ? tr("There is no way between these two.")
                               : tr("Name two devices, or click one and Ctrl-click another."));
        emit pathChanged({});
        return;
    }
    const Lengths lengths = lengthsOf(*path, m_results->cables);
    QStringList lines{tr("%1 switches, %2 shortest ways").arg(path->switches).arg(path->alternatives),
                      tr("Narrowest link %1").arg(rateText(path->narrowest)),
                      latencyText(*m_design, *path, lengths)};
    if (lengths.needed)
        lines << tr("Cables %1 needed, %2 ordered")
                     .arg(lengthText(*lengths.needed),
                          lengths.ordered ? lengthText(*lengths.ordered) : tr("an unknown length"));
    m_summary->setText(lines.join('\n'));
    std::vector<std::int32_t> devices{from};
    for (const Hop &hop : path->hops) {
        const auto link = static_cast<std::size_t>(hop.link);
        const CableRun &run = m_results->cables.runs.at(link);
        const Bandwidth rate = bytesPerSecond(m_results->network.links[link].rate);
        m_hops->addItem(
            tr("%1 to %2\n%3, %4")
                .arg(m_names.value(hop.from), m_names.value(hop.to), rateText(rate),
                     run.needed < 0 ? tr("length unknown") : lengthText(static_cast<double>(run.needed))) +
            (rate == path->narrowest ? tr(", narrowest") : QString()));
        devices.push_back(hop.to);
    }
    emit pathChanged(devices);
}

} // namespace clusterwright
