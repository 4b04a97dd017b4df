#include "exports/infragraph.h"

#include "exports/specification.h"
#include "model/text.h"

#include <cmath>
#include <set>

namespace clusterwright {
namespace {

constexpr const char *hub = "hub", *insideLink = "inside", *accelerators = "xpu";

/// What the schema allows in a name that slices may follow.
std::string nameText(const std::string &text)
{
    std::string name;
    for (const char c : text) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        name += isPlain || c == '_' ? c : '-';
    }
    return name.empty() ? "unnamed" : name;
}

/// A string of YAML in double quotes.
std::string quoted(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text)
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else
            out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    return out + '"';
}

struct DeviceKind {
    std::string name, description;
    bool isSwitch = false;
    std::int64_t accelerators = 0;
    std::map<std::int16_t, std::int64_t> ports; ///< of each group in use
};

struct InstanceKind {
    std::string name;
    std::size_t device = 0; ///< index of its kind
    std::int64_t count = 0;
};

/// Which instance a device is: index of the kind, and its number in that.
struct InstancePlace {
    std::size_t kind = 0;
    std::int64_t number = 0;
};

std::string portsName(std::int16_t group)
{
    return "port" + std::to_string(group + 1);
}

std::string sliceText(const std::string &name, std::int64_t first, std::int64_t count)
{
    return name + "[" + std::to_string(first) + (count > 1 ? ":" + std::to_string(first + count) : "") + "]";
}

class Writer {
public:
    Writer(const Design &design, const std::vector<FabricResults> &fabrics)
        : m_design(design), m_fabrics(fabrics)
    {
    }

    std::string text()
    {
        for (std::size_t f = 0; f < m_fabrics.size(); ++f)
            addDevices(f);
        std::string edges;
        for (std::size_t f = 0; f < m_fabrics.size(); ++f)
            appendEdges(edges, f);
        const std::string &title = m_design.meta.title;
        return "name: " + quoted(nameText(title)) + "\ndescription: " + quoted(title) + "\n" + devicesText() +
               linksText() + instancesText() + (edges.empty() ? "edges: []\n" : "edges:\n" + edges);
    }

private:
    /// What nothing else of the document is called.
    std::string unique(const std::string &wanted)
    {
        std::string name = nameText(wanted);
        for (int i = 2; !m_names.insert(name).second; ++i)
            name = nameText(wanted) + "-" + std::to_string(i);
        return name;
    }

    void addDevices(std::size_t fabricIndex)
    {
        const Fabric &fabric = m_design.fabrics[fabricIndex];
        const FabricNetwork &network = m_fabrics[fabricIndex].network;
        auto &places = m_places.emplace_back();
        for (std::size_t i = 0; i < network.devices.size(); ++i) {
            const FabricDevice &device = network.devices[i];
            if (device.rack < 0) {
                places.push_back(newPlace(fabric, device));
                continue;
            }
            const std::pair key{device.rack, device.placement};
            auto known = m_standing.find(key);
            if (known == m_standing.end())
                known = m_standing.emplace(key, newPlace(fabric, device)).first;
            places.push_back(known->second);
        }
        for (const FabricLink &link : network.links)
            for (const FabricPort *port : {&link.a, &link.z})
                usePort(fabric, network.devices[indexOf(*port)], places[indexOf(*port)], *port);
    }

    InstancePlace newPlace(const Fabric &fabric, const FabricDevice &device)
    {
        const std::string role = roleOf(device);
        const std::size_t kind = kindOf(fabric, device);
        const auto [entry, isNew] = m_instanceOf.emplace(std::pair(role, kind), m_instances.size());
        if (isNew)
            m_instances.push_back({unique(role), kind, 0});
        return {entry->second, m_instances[entry->second].count++};
    }

    std::string roleOf(const FabricDevice &device) const
    {
        if (device.rack >= 0) {
            const Rack &rack = m_design.racks[static_cast<std::size_t>(device.rack)];
            const RackType &type = *findById(m_design.rackTypes, rack.type);
            const Role role = type.placements[static_cast<std::size_t>(device.placement)].role;
            if (role != Role::Other)
                return std::string(nameOf(role));
        }
        return std::string(nameOf(device.tier));
    }

    std::size_t kindOf(const Fabric &fabric, const FabricDevice &device)
    {
        const Part *part = partOf(m_design, fabric, device);
        const std::string id = part ? part->id : "unknown-" + std::string(nameOf(device.tier));
        const auto [entry, isNew] = m_deviceOf.emplace(id, m_devices.size());
        if (isNew) {
            DeviceKind kind{unique(id), part ? fullName(*part) : id, device.tier != Tier::Endpoint, 0, {}};
            if (const auto *server = part ? factsOf<ServerFacts>(*part) : nullptr)
                kind.accelerators = server->acceleratorCount ? server->acceleratorCount->value : 0;
            m_devices.push_back(std::move(kind));
        }
        return entry->second;
    }

    void usePort(const Fabric &fabric, const FabricDevice &device, const InstancePlace &place,
                 const FabricPort &port)
    {
        auto &ports = m_devices[m_instances[place.kind].device].ports;
        auto [entry, isNew] = ports.emplace(port.group, 0);
        if (isNew)
            if (const Part *part = partOf(m_design, fabric, device)) {
                const auto groups = portGroupsOf(*part);
                const auto index = static_cast<std::size_t>(port.group);
                entry->second = index < groups.size() ? groups[index].count : 0;
            }
        entry->second = std::max<std::int64_t>(entry->second, port.port + 1);
    }

    std::string devicesText() const
    {
        if (m_devices.empty())
            return "devices: []\n";
        std::string text = "devices:\n";
        for (const DeviceKind &kind : m_devices) {
            text += "- name: " + kind.name + "\n  description: " + quoted(kind.description) +
                    "\n  components:\n" + componentText(hub, 1, kind.isSwitch ? "switch" : "cpu");
            std::string edges;
            const auto add = [&](const std::string &name, std::int64_t count, const char *choice) {
                text += componentText(name, count, choice);
                edges += "  - {ep1: {component: " + std::string(hub) + "}, ep2: {component: " + name +
                         "}, scheme: many2many, link: " + insideLink + "}\n";
            };
            if (kind.accelerators > 0)
                add(accelerators, kind.accelerators, "xpu");
            for (const auto &[group, count] : kind.ports)
                add(portsName(group), count, kind.isSwitch ? "port" : "nic");
            text += "  links:\n  - {name: " + std::string(insideLink) +
                    "}\n  edges:" + (edges.empty() ? " []\n" : "\n" + edges);
        }
        return text;
    }

    static std::string componentText(const std::string &name, std::int64_t count, const char *choice)
    {
        return "  - {name: " + name + ", count: " + std::to_string(count) + ", choice: " + choice + "}\n";
    }

    std::string linksText() const
    {
        if (m_links.empty())
            return "links: []\n";
        std::string text = "links:\n";
        for (const auto &[rate, name] : m_links)
            text += "- {name: " + name +
                    ", physical: {bandwidth: {choice: gigabits_per_second, gigabits_per_second: " +
                    plainNumber(rate) + "}}}\n";
        return text;
    }

    std::string instancesText() const
    {
        if (m_instances.empty())
            return "instances: []\n";
        std::string text = "instances:\n";
        for (const InstanceKind &kind : m_instances)
            text += "- {name: " + kind.name + ", device: " + m_devices[kind.device].name +
                    ", count: " + std::to_string(kind.count) + "}\n";
        return text;
    }

    void appendEdges(std::string &text, std::size_t fabricIndex)
    {
        const std::vector<FabricLink> &links = m_fabrics[fabricIndex].network.links;
        for (std::size_t i = 0; i < links.size();) {
            std::size_t count = 1;
            while (i + count < links.size() && follows(links[i + count - 1], links[i + count]))
                ++count;
            const auto pieces = static_cast<std::int64_t>(count);
            text += "- {ep1: " + endText(fabricIndex, links[i].a, pieces) +
                    ", ep2: " + endText(fabricIndex, links[i].z, pieces) +
                    ", scheme: one2one, link: " + linkName(links[i].rate) + "}\n";
            i += count;
        }
    }

    static bool follows(const FabricLink &one, const FabricLink &next)
    {
        const auto isNext = [](const FabricPort &p, const FabricPort &q) {
            return p.device == q.device && p.group == q.group && q.port == p.port + 1;
        };
        return one.rate == next.rate && isNext(one.a, next.a) && isNext(one.z, next.z);
    }

    std::string endText(std::size_t fabric, const FabricPort &port, std::int64_t count) const
    {
        const InstancePlace &place = m_places[fabric][indexOf(port)];
        return "{instance: \"" + sliceText(m_instances[place.kind].name, place.number, 1) +
               "\", component: \"" + sliceText(portsName(port.group), port.port, count) + "\"}";
    }

    const std::string &linkName(double rate)
    {
        constexpr double exact = 1e6;
        const double gigabits = std::round(inGigabitsPerSecond(bytesPerSecond(rate)) * exact) / exact;
        auto known = m_links.find(gigabits);
        if (known == m_links.end())
            known = m_links.emplace(gigabits, unique("link-" + plainNumber(gigabits) + "G")).first;
        return known->second;
    }

    static std::size_t indexOf(const FabricPort &port) { return static_cast<std::size_t>(port.device); }

    const Design &m_design;
    const std::vector<FabricResults> &m_fabrics;
    std::set<std::string> m_names{hub, insideLink, accelerators};
    std::vector<DeviceKind> m_devices;
    std::map<std::string, std::size_t> m_deviceOf; ///< by part
    std::vector<InstanceKind> m_instances;
    std::map<std::pair<std::string, std::size_t>, std::size_t> m_instanceOf;   ///< by role and device kind
    std::map<std::pair<std::int32_t, std::int32_t>, InstancePlace> m_standing; ///< by rack and placement
    std::vector<std::vector<InstancePlace>> m_places; ///< of the devices of each fabric
    std::map<double, std::string> m_links;            ///< by rate in Gb/s
};

} // namespace

std::string infragraphYaml(const Design &design, const Evaluation &evaluation)
{
    return Writer(design, evaluation.results.fabrics).text();
}

} // namespace clusterwright
