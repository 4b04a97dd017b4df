// Files of NetBox types for tests: real ones, and one to put wrong.
#pragma once

#include "libraries/file.h"
#include "libraries/netboximport.h"
#include "tests/model/helpers.h"

#include <QDir>

namespace clusterwright::sample {

inline QString netboxFolder()
{
    return SOURCE_FOLDER "/tests/data/netbox";
}
inline QStringList netboxFiles()
{
    return QDir(netboxFolder()).entryList({"*.yaml", "*.yml"}, QDir::Files, QDir::Name);
}
inline std::string netboxFile(const QString &name)
{
    return readFile((netboxFolder() + '/' + name).toStdString()).take();
}
/// The part of one real file, named as "APC__AP8941.yaml".
inline Part imported(const QString &name, const QString &folder = "device-types")
{
    const QString file = folder + "__" + name;
    return importNetboxType(netboxFile(file), file.toStdString()).take();
}

/// "line|object|key|message" of a refusal, or "accepted".
inline QString netboxRefusal(const Result<Part> &part)
{
    if (part)
        return "accepted";
    const Error &error = part.error();
    return QString("%1|%2|%3|%4").arg(error.line).arg(q(error.object), q(error.key), q(error.message));
}

/// A device type that uses what the rules are about.
inline QString goodDevice()
{
    return R"(---
manufacturer: Acme
model: Box 1
slug: acme-box-1
part_number: B-1
u_height: 2
is_full_depth: true
airflow: front-to-rear
weight: 12.5
weight_unit: kg
subdevice_role: parent
front_image: true
description: A box
comments: Note
console-ports:
  - name: con0
    type: rj-45
power-ports:
  - name: PSU1
    label: P1
    type: iec-60320-c20
    maximum_draw: 800
    allocated_draw: 400
power-outlets:
  - name: Out 1
    type: iec-60320-c13
    power_port: PSU1
    feed_leg: A
interfaces:
  - name: eth0
    type: 1000base-t
    mgmt_only: true
    poe_mode: pse
    poe_type: type2-ieee802.3at
  - name: br0
    type: bridge
  - name: eth1
    type: 400gbase-x-osfp
    enabled: true
    bridge: br0
front-ports:
  - name: F1
    type: lc
    color: aa1409
    rear_port: R1
    rear_port_position: 2
rear-ports:
  - name: R1
    type: mpo
    positions: 12
module-bays:
  - name: Slot 1
    position: '1'
device-bays:
  - name: Bay 1
inventory-items:
  - name: Board
    manufacturer: Acme
    part_id: X
)";
}

} // namespace clusterwright::sample
