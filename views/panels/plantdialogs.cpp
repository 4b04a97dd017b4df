#include "views/panels/plantdialogs.h"

#include "model/design/edit.h"
#include "model/design/plantedits.h"
#include "views/document.h"
#include "views/panels/inspectorcontent.h"
#include "views/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>

#include <set>

namespace clusterwright {
namespace {

constexpr int listHeight = 110;

template <typename E>
void addChoices(QComboBox &box)
{
    for (const Name<E> &name : namesOf<E>)
        box.addItem(choiceText(std::string(name.text)), toQString(name.text));
}

template <typename List>
QListWidget *checkList(const List &things, const std::string &checked)
{
    auto *list = new QListWidget;
    for (const auto &thing : things) {
        auto *item = new QListWidgetItem(toQString(thing.name), list);
        item->setData(Qt::UserRole, toQString(thing.id));
        item->setCheckState(thing.id == checked ? Qt::Checked : Qt::Unchecked);
    }
    list->setMaximumHeight(listHeight);
    return list;
}

std::vector<std::string> checkedIn(const QListWidget &list)
{
    std::vector<std::string> ids;
    for (int i = 0; i < list.count(); ++i)
        if (list.item(i)->checkState() == Qt::Checked)
            ids.push_back(list.item(i)->data(Qt::UserRole).toString().toStdString());
    return ids;
}

std::string textOf(const QComboBox &box)
{
    return box.currentData().toString().toStdString();
}

} // namespace

SourceDialog::SourceDialog(Document &document, const std::string &above, QWidget *parent)
    : EditDialog(document, tr("Add power source"), tr("Add"), parent), m_name(new QLineEdit),
      m_voltage(new QLineEdit), m_breaker(new QLineEdit), m_rating(new QLineEdit), m_kind(new QComboBox),
      m_fedBy(checkList(design().powerSources, above))
{
    addChoices<SourceKind>(*m_kind);
    m_kind->setCurrentIndex(
        static_cast<int>(design().powerSources.empty() ? SourceKind::Utility : SourceKind::Busway));
    m_voltage->setPlaceholderText(tr("415 V, line to line"));
    m_breaker->setPlaceholderText(tr("800 A"));
    m_rating->setPlaceholderText(tr("500 kVA"));
    form().addRow(tr("&Kind"), m_kind);
    form().addRow(tr("&Name"), m_name);
    form().addRow(tr("&Fed by"), m_fedBy);
    form().setRowVisible(m_fedBy, m_fedBy->count() > 0);
    form().addRow(tr("&Line voltage"), m_voltage);
    form().addRow(tr("&Breaker"), m_breaker);
    form().addRow(tr("&Rating"), m_rating);
    m_name->setFocus();
}

Result<Design> SourceDialog::edited() const
{
    PowerSource source;
    source.name = m_name->text().trimmed().toStdString();
    source.kind = *fromName<SourceKind>(textOf(*m_kind));
    source.fedBy = checkedIn(*m_fedBy);
    auto next = addPowerSource(design(), source);
    if (!next)
        return next;
    const PowerSourceId id = next.value().powerSources.back().id;
    for (const auto &[key, field] : {std::pair("line_voltage_v", m_voltage),
                                     std::pair("breaker_a", m_breaker), std::pair("rating_va", m_rating)})
        if (const QString text = field->text().trimmed(); next && !text.isEmpty())
            next = setValue(next.take(), id, key, text.toStdString());
    return next;
}

QString SourceDialog::step() const
{
    return tr("Add power source %1").arg(m_name->text().trimmed());
}

FeedDialog::FeedDialog(Document &document, const std::string &source, const std::string &object,
                       QWidget *parent)
    : EditDialog(document, tr("Hang racks on a power source"), tr("Hang"), parent), m_object(new QComboBox),
      m_feed(new QComboBox), m_source(new QComboBox)
{
    const auto addAll = [this](const QString &kind, const auto &list) {
        for (const auto &thing : list)
            m_object->addItem(kind.arg(toQString(thing.name)), toQString(thing.id));
    };
    addAll(tr("All racks of %1"), design().halls);
    addAll(tr("All racks of %1"), design().rows);
    addAll(tr("All of type %1"), design().rackTypes);
    addAll(tr("Rack %1"), design().racks);
    m_object->setCurrentIndex(std::max(0, m_object->findData(toQString(object))));
    std::set<std::string> feeds;
    for (const RackType &type : design().rackTypes)
        for (const Placement &placement : type.placements)
            if (!placement.feed.empty())
                feeds.insert(placement.feed);
    for (const std::string &feed : feeds)
        m_feed->addItem(toQString(feed), toQString(feed));
    for (const PowerSource &one : design().powerSources)
        m_source->addItem(toQString(one.name), toQString(one.id));
    m_source->addItem(tr("a source of its own"), QString());
    m_source->setCurrentIndex(std::max(0, m_source->findData(toQString(source))));
    form().addRow(tr("&Racks"), m_object);
    form().addRow(tr("&Feed"), m_feed);
    form().addRow(tr("&Hangs on"), m_source);
}

Result<Design> FeedDialog::edited() const
{
    return feedRacks(design(), textOf(*m_object), textOf(*m_feed), textOf(*m_source));
}

QString FeedDialog::step() const
{
    return tr("Hang feed %1 on %2").arg(m_feed->currentText(), m_source->currentText());
}

LoopDialog::LoopDialog(Document &document, QWidget *parent)
    : EditDialog(document, tr("Add cooling loop"), tr("Add"), parent), m_name(new QLineEdit),
      m_coolant(new QComboBox), m_rows(checkList(design().rows, {}))
{
    addChoices<Fluid>(*m_coolant);
    m_coolant->setCurrentIndex(static_cast<int>(Fluid::Pg25));
    form().addRow(tr("&Name"), m_name);
    form().addRow(tr("&Coolant"), m_coolant);
    form().addRow(tr("&Rows served"), m_rows);
    m_name->setFocus();
}

Result<Design> LoopDialog::edited() const
{
    CoolingLoop loop;
    loop.name = m_name->text().trimmed().toStdString();
    loop.coolant = *fromName<Fluid>(textOf(*m_coolant));
    loop.rows = checkedIn(*m_rows);
    return addCoolingLoop(design(), loop);
}

QString LoopDialog::step() const
{
    return tr("Add cooling loop %1").arg(m_name->text().trimmed());
}

} // namespace clusterwright
