#include "views/panels/fabricdialogs.h"

#include "libraries/standardmedia.h"
#include "model/analysis/network.h"
#include "model/design/edit.h"
#include "model/design/networkedits.h"
#include "model/sizing/placeswitches.h"
#include "views/document.h"
#include "views/linkedits.h"
#include "views/text.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include <set>

namespace clusterwright {
namespace {

template <typename E>
void addChoices(QComboBox &box)
{
    for (const Name<E> &name : namesOf<E>)
        box.addItem(choiceText(std::string(name.text)), toQString(name.text));
}

std::string textOf(const QComboBox &box)
{
    return box.currentData().toString().toStdString();
}

void addSwitches(QComboBox &box, const Library &library)
{
    box.addItem(QComboBox::tr("not chosen yet"), QString());
    for (const auto &[id, part] : library)
        if (kindOf(part) == PartKind::Switch)
            box.addItem(toQString(fullName(part)), toQString(id));
    box.setEditable(true);
    box.setInsertPolicy(QComboBox::NoInsert);
    box.completer()->setFilterMode(Qt::MatchContains);
    box.completer()->setCompletionMode(QCompleter::PopupCompletion);
}

/// The roles of leaves, spines and cores of a kind of network.
std::array<Role, 3> rolesOf(FabricKind kind)
{
    switch (kind) {
    case FabricKind::ScaleUp:
        return {Role::ScaleUpSwitch, Role::Other, Role::Other};
    case FabricKind::Storage:
        return {Role::StorageLeaf, Role::StorageSpine, Role::StorageCore};
    case FabricKind::InBand:
        return {Role::InBand, Role::InBandSpine, Role::Other};
    case FabricKind::OutOfBand:
        return {Role::OutOfBand, Role::OutOfBandSpine, Role::Other};
    case FabricKind::ScaleOut:
        break;
    }
    return {Role::ComputeLeaf, Role::ComputeSpine, Role::ComputeCore};
}

/// The numbers that a direct network is made from: field, words, an example.
struct Number {
    const char *key, *title, *example;
    std::vector<Topology> of;
};

const std::vector<Number> &numbers()
{
    using enum Topology;
    static const std::vector<Number> all{
        {"endpoints_per_switch", "Endpoints of a switch", "4", {Dragonfly, DragonflyPlus, HyperX, SlimFly}},
        {"switches_per_group", "Switches of a group", "8", {Dragonfly, DragonflyPlus}},
        {"spines_per_group", "Spines of a group", "8", {DragonflyPlus}},
        {"global_links", "Global links of a switch", "4", {Dragonfly, DragonflyPlus}},
        {"groups", "Groups", "9", {Dragonfly, DragonflyPlus}},
        {"shape", "Switches in each dimension", "4,4,4", {HyperX, Torus}},
        {"order", "q of the Slim Fly", "5", {SlimFly}}};
    return all;
}

} // namespace

const std::vector<FabricPreset> &FabricDialog::presets()
{
    static const std::vector<FabricPreset> all{
        {tr("Two-tier fat tree")},
        {tr("Three-tier fat tree"), Topology::FatTree, 3},
        {tr("Rail-optimised, two tiers"), Topology::FatTree, 2, 8},
        {tr("Multi-plane, two tiers"), Topology::FatTree, 2, 1, 4},
        {tr("Two switches for each rack (dual ToR)"), Topology::FatTree, 2, 2},
        {tr("One tier of switches"), Topology::FatTree, 1},
        {tr("Dragonfly"), Topology::Dragonfly},
        {tr("Dragonfly+"), Topology::DragonflyPlus},
        {tr("HyperX"), Topology::HyperX},
        {tr("Torus"), Topology::Torus},
        {tr("Slim Fly"), Topology::SlimFly},
        {tr("Custom, cabled by hand"), Topology::Custom}};
    return all;
}

FabricDialog::FabricDialog(Document &document, const Library &library, QWidget *parent)
    : EditDialog(document, tr("Add network"), tr("Add"), parent), m_library(library), m_name(new QLineEdit),
      m_unit(new QLineEdit), m_use(new QLineEdit), m_kind(new QComboBox), m_preset(new QComboBox),
      m_role(new QComboBox), m_leaf(new QComboBox), m_spine(new QComboBox), m_core(new QComboBox)
{
    addChoices<FabricKind>(*m_kind);
    m_kind->setCurrentIndex(static_cast<int>(FabricKind::ScaleOut));
    for (const FabricPreset &preset : presets())
        m_preset->addItem(preset.name);
    addChoices<Role>(*m_role);
    m_role->setCurrentIndex(m_role->findData(toQString(nameOf(Role::ComputeNode))));
    m_role->setItemText(m_role->findData(toQString(nameOf(Role::Other))), tr("Every device with such ports"));
    for (QComboBox *box : {m_leaf, m_spine, m_core})
        addSwitches(*box, library);
    m_use->setPlaceholderText(tr("as the part states it: compute, storage; empty = any"));
    m_unit->setPlaceholderText(tr("32; empty = one unit holds all"));
    form().addRow(tr("&Name"), m_name);
    form().addRow(tr("&Kind"), m_kind);
    form().addRow(tr("&Topology"), m_preset);
    form().addRow(tr("&Endpoints"), m_role);
    form().addRow(tr("&Ports for"), m_use);
    form().addRow(tr("Nodes of a &unit"), m_unit);
    form().addRow(tr("&Leaf"), m_leaf);
    form().addRow(tr("&Spine"), m_spine);
    form().addRow(tr("C&ore"), m_core);
    for (const Number &number : numbers()) {
        auto *field = new QLineEdit;
        field->setPlaceholderText(number.example);
        form().addRow(tr(number.title), field);
        m_numbers.emplace_back(number.key, field);
    }
    connect(m_preset, &QComboBox::currentIndexChanged, this, &FabricDialog::showRows);
    showRows();
    m_name->setFocus();
}

const FabricPreset &FabricDialog::preset() const
{
    return presets().at(static_cast<std::size_t>(std::max(0, m_preset->currentIndex())));
}

void FabricDialog::showRows()
{
    const FabricPreset &chosen = preset();
    const bool isTree = chosen.topology == Topology::FatTree || chosen.topology == Topology::Custom;
    form().setRowVisible(m_unit, isTree);
    form().setRowVisible(m_leaf, chosen.topology != Topology::Torus);
    form().setRowVisible(m_spine, chosen.topology == Topology::DragonflyPlus || (isTree && chosen.tiers > 1));
    form().setRowVisible(m_core, isTree && chosen.tiers > 2);
    for (std::size_t i = 0; i < m_numbers.size(); ++i)
        form().setRowVisible(m_numbers[i].second, std::ranges::count(numbers()[i].of, chosen.topology) > 0);
    adjustSize();
}

Fabric FabricDialog::fabric() const
{
    const FabricPreset &chosen = preset();
    Fabric fabric;
    fabric.name = m_name->text().trimmed().toStdString();
    fabric.kind = *fromName<FabricKind>(textOf(*m_kind));
    fabric.topology = chosen.topology;
    fabric.tiers = chosen.tiers;
    fabric.rails = chosen.rails;
    fabric.planes = chosen.planes;
    const auto roles = rolesOf(fabric.kind);
    const auto take = [](SwitchTier &tier, const QComboBox &part, Role role, bool isUsed) {
        if (!isUsed)
            return;
        tier.part = textOf(part);
        tier.role = role;
    };
    take(fabric.leaf, *m_leaf, roles[0], !m_leaf->isHidden());
    take(fabric.spine, *m_spine, roles[1], !m_spine->isHidden());
    take(fabric.core, *m_core, roles[2], !m_core->isHidden());
    return fabric;
}

Result<Design> FabricDialog::edited() const
{
    auto next = addFabric(design(), fabric(), m_library);
    if (!next)
        return next;
    const FabricId id = next.value().fabrics.back().id;
    FabricEndpoints endpoints;
    endpoints.fabric = id;
    endpoints.role = *fromName<Role>(textOf(*m_role));
    endpoints.use = m_use->text().trimmed().toStdString();
    next = addEndpoints(next.take(), endpoints);
    const auto set = [&](const std::string &key, const QLineEdit &field) {
        const QString text = field.text().trimmed();
        if (next && !field.isHidden() && !text.isEmpty())
            next = setValue(next.take(), id, key, text.toStdString());
    };
    set("nodes_per_unit", *m_unit);
    for (const auto &[key, field] : m_numbers)
        set(key, *field);
    if (next && next.value().media.empty()) // or no link would have a cable
        return addStandardMedia(next.take(), m_library);
    return next;
}

QString FabricDialog::step() const
{
    return tr("Add network %1").arg(m_name->text().trimmed());
}

PlaceSwitchesDialog::PlaceSwitchesDialog(Document &document, const FabricId &fabric, QWidget *parent)
    : EditDialog(document, tr("Place switches"), tr("Place"), parent), m_fabric(new QComboBox),
      m_tier(new QComboBox), m_where(new QComboBox), m_row(new QComboBox), m_perRack(new QSpinBox)
{
    for (const Fabric &one : design().fabrics)
        m_fabric->addItem(toQString(one.name), toQString(one.id));
    m_fabric->setCurrentIndex(std::max(0, m_fabric->findData(toQString(fabric))));
    for (const Tier tier : {Tier::Leaf, Tier::Spine, Tier::Core})
        m_tier->addItem(choiceText(std::string(nameOf(tier))), toQString(nameOf(tier)));
    addChoices<SwitchPlaces>(*m_where);
    for (const Row &row : design().rows)
        m_row->addItem(toQString(row.name), toQString(row.id));
    m_perRack->setRange(0, static_cast<int>(mostInRack));
    m_perRack->setSpecialValueText(tr("as many as fit"));
    form().addRow(tr("&Network"), m_fabric);
    form().addRow(tr("&Tier"), m_tier);
    form().addRow(tr("&Where"), m_where);
    form().addRow(tr("&Row of the new racks"), m_row);
    form().addRow(tr("&Switches in a new rack"), m_perRack);
    const auto showRows = [this] {
        const auto where = fromName<SwitchPlaces>(textOf(*m_where));
        form().setRowVisible(m_row, where == SwitchPlaces::NetworkRow);
        form().setRowVisible(m_perRack, where != SwitchPlaces::TopOfRack);
        check();
    };
    for (const QComboBox *box : {m_fabric, m_tier, m_where, m_row})
        connect(box, &QComboBox::currentIndexChanged, this, showRows);
    connect(m_perRack, &QSpinBox::valueChanged, this, showRows);
    showRows();
}

Result<Design> PlaceSwitchesDialog::edited() const
{
    SwitchRequest request;
    request.fabric = textOf(*m_fabric);
    request.tier = *fromName<Tier>(textOf(*m_tier));
    request.where = *fromName<SwitchPlaces>(textOf(*m_where));
    if (request.where == SwitchPlaces::NetworkRow)
        request.row = textOf(*m_row);
    request.perRack = m_perRack->value();
    return placeSwitches(design(), request);
}

QString PlaceSwitchesDialog::step() const
{
    return tr("Place switches of %1").arg(m_fabric->currentText());
}

LinkDialog::LinkDialog(Document &document, std::size_t fabric, std::size_t link, QWidget *parent)
    : EditDialog(document, tr("Connect elsewhere"), tr("Connect"), parent), m_fabric(fabric), m_link(link),
      m_evaluation(document.evaluation()), m_device(new QComboBox), m_port(new QComboBox),
      m_reason(new QLineEdit)
{
    const FabricNetwork &network = m_evaluation.results.fabrics.at(fabric).network;
    const Fabric &own = design().fabrics.at(fabric);
    const auto nameOfEnd = [&](const FabricPort &port) {
        const auto &device = network.devices.at(static_cast<std::size_t>(port.device));
        const auto place = portPlaceOf(design(), own, network, port);
        return toQString(deviceName(design(), own, device)) + ' ' +
               toQString(place ? place->port : std::string());
    };
    for (std::size_t i = 0; i < network.devices.size(); ++i)
        if (network.devices[i].rack >= 0 && network.devices[i].tier != Tier::Endpoint)
            m_device->addItem(toQString(deviceName(design(), own, network.devices[i])), static_cast<int>(i));
    m_device->setEditable(true);
    m_device->setInsertPolicy(QComboBox::NoInsert);
    m_device->completer()->setFilterMode(Qt::MatchContains);
    form().addRow(tr("Port"), new QLabel(nameOfEnd(network.links.at(link).a)));
    form().addRow(tr("Now leads to"), new QLabel(nameOfEnd(network.links.at(link).z)));
    form().addRow(tr("&Switch"), m_device);
    form().addRow(tr("&Its port"), m_port);
    form().addRow(tr("&Reason"), m_reason);
    connect(m_device, &QComboBox::currentIndexChanged, this, &LinkDialog::listPorts);
    m_device->setCurrentIndex(m_device->findData(network.links.at(link).z.device));
    listPorts();
}

void LinkDialog::listPorts()
{
    m_port->clear();
    const FabricNetwork &network = m_evaluation.results.fabrics.at(m_fabric).network;
    const int device = m_device->currentData().toInt();
    const Part *part = m_device->currentIndex() < 0
                           ? nullptr
                           : partOf(design(), design().fabrics.at(m_fabric),
                                    network.devices.at(static_cast<std::size_t>(device)));
    if (!part)
        return;
    std::set<std::pair<int, int>> taken;
    for (const FabricLink &link : network.links)
        for (const FabricPort &end : {link.a, link.z})
            if (end.device == device)
                taken.insert({end.group, end.port});
    const auto groups = portGroupsOf(*part);
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (int port = 0; port < groups[group].count; ++port) {
            const QString name = toQString(portName(groups, group, port));
            const bool isTaken = taken.contains({static_cast<int>(group), port});
            m_port->addItem(isTaken ? tr("%1, in use").arg(name) : name, name);
        }
}

Result<Design> LinkDialog::edited() const
{
    const FabricNetwork &network = m_evaluation.results.fabrics.at(m_fabric).network;
    if (m_device->currentIndex() < 0)
        return wrong("link", {}, "Choose the switch that it leads to.");
    const FabricDevice &device =
        network.devices.at(static_cast<std::size_t>(m_device->currentData().toInt()));
    const Rack &rack = design().racks.at(static_cast<std::size_t>(device.rack));
    const RackType &type = *findById(design().rackTypes, rack.type);
    const PortPlace to{.rack = rack.id,
                       .placement = type.placements.at(static_cast<std::size_t>(device.placement)).id,
                       .port = textOf(*m_port)};
    return connectElsewhere(design(), m_fabric, network, m_link, to,
                            m_reason->text().trimmed().toStdString());
}

QString LinkDialog::step() const
{
    return tr("Connect a link to %1 %2").arg(m_device->currentText(), m_port->currentData().toString());
}

} // namespace clusterwright
