#include "model/parts/figurelist.h"

namespace clusterwright {
namespace {

template <typename F, typename T>
constexpr bool isFacts = std::is_same_v<std::remove_const_t<F>, T>;

/// Names the figures of one kind: list(key, figure) for each.
template <typename Facts, typename List>
void listHost(Facts &host, const List &list)
{
    list("pcie_generation", host.generation);
    list("pcie_lanes", host.lanes);
}

template <typename Facts, typename List>
void listServer(Facts &server, const List &list)
{
    list("accelerator_count", server.acceleratorCount);
    list("processor_count", server.processorCount);
    list("memory_module_count", server.memoryModuleCount);
    list("drive_count", server.driveCount);
    list("network_adapter_count", server.adapterCount);
    list("processor_sockets", server.processorSockets);
    list("memory_slots", server.moduleSlots);
    list("memory_byte", server.memory);
    list("max_memory_byte", server.mostMemory);
    list("lowest_inlet_c", server.lowestInlet);
    list("coolant_flow_m3_per_s", server.coolantFlow);
    list("ports", server.ports);
    list("compute_adapters", server.computeAdapters);
    list("other_adapters", server.otherAdapters);
    list("pcie_topology", server.topology);
    list("boot_drives", server.bootDrives);
    list("data_drives", server.dataDrives);
    list("drive_bays", server.driveBays);
    list("hot_swap", server.hotSwap);
}

template <typename Facts, typename List>
void listSwitch(Facts &device, const List &list)
{
    list("ports", device.ports);
    list("port_bandwidth_byte_per_s", device.portBandwidth);
    list("latency_s", device.latency);
    list("buffer_byte", device.buffer);
    list("max_port_power_w", device.mostPortPower);
    list("protocol", device.protocol);
    list("asic", device.asic);
}

template <typename Facts, typename List>
void listStorage(Facts &storage, const List &list)
{
    list("controller_count", storage.controllers);
    list("drive_bay_count", storage.driveBays);
    list("raw_capacity_byte", storage.rawCapacity);
    list("usable_capacity_byte", storage.usableCapacity);
    list("read_byte_per_s", storage.readBandwidth);
    list("write_byte_per_s", storage.writeBandwidth);
    list("read_op_per_s", storage.readOperations);
    list("write_op_per_s", storage.writeOperations);
    list("ports", storage.ports);
    list("measurements", storage.measurements);
    list("system", storage.system);
    list("drive_type", storage.driveType);
    list("media_tier", storage.tier);
}

template <typename Facts, typename List>
void listRack(Facts &rack, const List &list)
{
    list("outer_width_m", rack.outerWidth);
    list("outer_depth_m", rack.outerDepth);
    list("outer_height_m", rack.outerHeight);
    list("mounting_depth_m", rack.mountingDepth);
    list("opening_width_m", rack.openingWidth);
    list("static_load_kg", rack.staticLoad);
    list("dynamic_load_kg", rack.dynamicLoad);
    list("shipping_load_kg", rack.shippingLoad);
    list("bus_voltage_v", rack.busVoltage);
    list("bus_current_a", rack.busCurrent);
}

template <typename Facts, typename List>
void listWhole(Facts &whole, const List &list)
{
    list("rack_power_w", whole.power);
    list("max_rack_power_w", whole.mostPower);
    list("liquid_heat_w", whole.liquidHeat);
    list("air_heat_w", whole.airHeat);
    list("coolant_flow_m3_per_s", whole.coolantFlow);
    list("highest_coolant_c", whole.highestSupply);
    list("highest_coolant_return_c", whole.highestReturn);
    list("loaded_mass_kg", whole.loadedMass);
    list("accelerator_count", whole.acceleratorCount);
    list("node_count", whole.nodeCount);
    list("switch_tray_count", whole.switchTrays);
    list("power_shelf_count", whole.shelves);
    list("supplies_of_shelf", whole.suppliesOfShelf);
    list("power_shelf_rating_w", whole.shelfRating);
    list("supply_rating_w", whole.supplyRating);
    list("memory_byte", whole.memory);
    list("accelerator_name", whole.accelerator);
    list("cpu_name", whole.cpu);
    list("shelf_redundancy", whole.shelfRedundancy);
}

template <typename Facts, typename List>
void listFeed(Facts &feed, const List &list)
{
    list("continuous_limit_va", feed.continuousLimit);
    list("rating_va", feed.rating);
    list("input_phases", feed.phases);
    list("line_voltage_v", feed.lineVoltage);
    list("input_current_a", feed.inputCurrent);
    list("wiring", feed.wiring);
    list("bank_count", feed.banks);
    list("bank_breaker_a", feed.bankBreaker);
    list("module_count", feed.modules);
    list("module_rating_w", feed.moduleRating);
    list("efficiency", feed.efficiency);
    list("output_voltage_v", feed.busVoltage);
    list("input_plug", feed.plug);
    list("metering", feed.metering);
    list("outlet_groups", feed.outletCounts);
}

template <typename Facts, typename List>
void listPowerEquipment(Facts &equipment, const List &list)
{
    list("rating_va", equipment.rating);
    list("capacity_w", equipment.capacity);
    list("input_phases", equipment.phases);
    list("line_voltage_v", equipment.lineVoltage);
    list("output_voltage_v", equipment.outputVoltage);
    list("rated_current_a", equipment.ratedCurrent);
    list("efficiency", equipment.efficiency);
    list("input_plug", equipment.plug);
    list("redundancy", equipment.redundancy);
    list("outlet_groups", equipment.outletCounts);
}

template <typename Facts, typename List>
void listCooling(Facts &cooling, const List &list)
{
    list("capacity_w", cooling.capacity);
    list("flow_m3_per_s", cooling.flow);
    list("max_water_flow_m3_per_s", cooling.mostWaterFlow);
    list("available_pressure_pa", cooling.availablePressure);
    list("lowest_supply_c", cooling.lowestSupply);
    list("highest_supply_c", cooling.highestSupply);
    list("approach_k", cooling.approach);
    list("filled_mass_kg", cooling.filledMass);
    list("medium", cooling.medium);
    list("form", cooling.form);
    list("redundancy", cooling.redundancy);
    list("electrical_input", cooling.input);
    list("facility_water", cooling.facilityWater);
}

template <typename Facts, typename List>
void listAccelerator(Facts &accelerator, const List &list)
{
    list("fp64_op_per_s", accelerator.fp64);
    list("fp64_tensor_op_per_s", accelerator.fp64Tensor);
    list("fp32_op_per_s", accelerator.fp32);
    list("tf32_op_per_s", accelerator.tf32);
    list("bf16_op_per_s", accelerator.bf16);
    list("fp8_op_per_s", accelerator.fp8);
    list("fp4_op_per_s", accelerator.fp4);
    list("int8_op_per_s", accelerator.int8);
    list("memory_byte", accelerator.memory);
    list("memory_byte_per_s", accelerator.memoryBandwidth);
    list("scale_up_byte_per_s", accelerator.scaleUp);
    list("scale_up_domain", accelerator.scaleUpDomain);
    listHost(accelerator.host, list);
    list("architecture", accelerator.architecture);
    list("form", accelerator.form);
    list("memory_type", accelerator.memoryType);
    list("scale_up_link", accelerator.scaleUpLink);
    list("cooling_method", accelerator.cooling);
}

template <typename Facts, typename List>
void listCpu(Facts &cpu, const List &list)
{
    list("core_count", cpu.cores);
    list("thread_count", cpu.threads);
    list("socket_count", cpu.sockets);
    list("base_clock_hz", cpu.baseClock);
    list("boost_clock_hz", cpu.boostClock);
    list("cache_byte", cpu.cache);
    list("memory_channels", cpu.memoryChannels);
    list("memory_transfer_per_s", cpu.memoryRate);
    list("memory_byte_per_s", cpu.memoryBandwidth);
    list("max_memory_byte", cpu.mostMemory);
    listHost(cpu.host, list);
    list("thermal_design_power_w", cpu.designPower);
    list("design_power_range", cpu.designPowerRange);
    list("family", cpu.family);
    list("memory_type", cpu.memoryType);
    list("cxl_version", cpu.cxl);
    list("socket", cpu.socket);
}

template <typename Facts, typename List>
void listMemory(Facts &memory, const List &list)
{
    list("capacity_byte", memory.capacity);
    list("transfer_per_s", memory.transferRate);
    list("bandwidth_byte_per_s", memory.bandwidth);
    list("memory_type", memory.type);
    list("form", memory.form);
    list("ranks", memory.ranks);
}

template <typename Facts, typename List>
void listSsd(Facts &ssd, const List &list)
{
    list("capacity_byte", ssd.capacity);
    list("read_byte_per_s", ssd.readBandwidth);
    list("write_byte_per_s", ssd.writeBandwidth);
    list("read_op_per_s", ssd.readOperations);
    list("write_op_per_s", ssd.writeOperations);
    list("drive_writes_per_day", ssd.dailyWrites);
    list("endurance_byte", ssd.endurance);
    list("warranty_years", ssd.warranty);
    listHost(ssd.host, list);
    list("form", ssd.form);
    list("interface", ssd.bus);
    list("nand", ssd.nand);
    list("use", ssd.use);
}

template <typename Facts, typename List>
void listNic(Facts &nic, const List &list)
{
    list("port_count", nic.portCount);
    list("port_byte_per_s", nic.portRate);
    list("total_byte_per_s", nic.totalRate);
    list("host_byte_per_s", nic.hostBandwidth);
    listHost(nic.host, list);
    list("pcie_auxiliary_lanes", nic.auxiliaryLanes);
    list("connector", nic.connector);
    list("protocol", nic.protocols);
    list("form", nic.form);
}

template <typename Facts, typename List>
void listOptic(Facts &optic, const List &list)
{
    list("data_byte_per_s", optic.rate);
    list("optical_port_count", optic.opticalPorts);
    list("lane_count", optic.lanes);
    list("lane_byte_per_s", optic.laneRate);
    list("reach_m", optic.reach);
    list("min_reach_m", optic.leastReach);
    list("split_end_power_w", optic.splitEndPower);
    list("delay_ns_per_m", optic.delay);
    list("diameter_m", optic.diameter);
    list("bend_radius_m", optic.bendRadius);
    list("insertion_loss_db", optic.insertionLoss);
    list("form", optic.form);
    list("medium", optic.media);
    list("connector", optic.connector);
    list("wire_gauge", optic.gauge);
}

template <typename Facts, typename List>
void listFailure(Facts &failure, const List &list)
{
    list("events_per_unit_year", failure.perUnitYear);
    list("event_count", failure.events);
    list("population", failure.population);
    list("exposure_years", failure.exposure);
    list("component_class", failure.component);
    list("rate_unit", failure.unit);
    list("exposure_unit", failure.exposureUnit);
    list("counts", failure.counts);
    list("arithmetic", failure.basis);
}

template <typename Facts, typename List>
void listReference(Facts &reference, const List &list)
{
    list("value", reference.value);
    list("lowest_value", reference.lowest);
    list("highest_value", reference.highest);
    list("unit", reference.unit);
    list("metric", reference.metric);
    list("region", reference.region);
    list("year", reference.year);
    list("formula", reference.formula);
    list("applies_to", reference.appliesTo);
    list("input_phases", reference.phases);
    list("line_voltage_v", reference.lineVoltage);
    list("rated_current_a", reference.ratedCurrent);
    list("continuous_current_a", reference.continuousCurrent);
    list("rating_va", reference.rating);
    list("continuous_limit_va", reference.continuousLimit);
    list("lowest_allowable_c", reference.allowableLow);
    list("highest_allowable_c", reference.allowableHigh);
    list("lowest_recommended_c", reference.recommendedLow);
    list("highest_recommended_c", reference.recommendedHigh);
    list("lowest_supply_c", reference.lowestSupply);
    list("highest_supply_c", reference.highestSupply);
    list("capacity_w", reference.capacity);
    list("port_bandwidth_byte_per_s", reference.switchCapacity);
    list("node_count", reference.nodes);
    list("measurements", reference.measurements);
    list("efficiency_by_load", reference.curve);
}

template <typename Facts, typename List>
void listFacts(Facts &facts, const List &list)
{
    if constexpr (isFacts<Facts, ServerFacts>)
        listServer(facts, list);
    else if constexpr (isFacts<Facts, SwitchFacts>)
        listSwitch(facts, list);
    else if constexpr (isFacts<Facts, StorageFacts>)
        listStorage(facts, list);
    else if constexpr (isFacts<Facts, RackFacts>)
        listRack(facts, list);
    else if constexpr (isFacts<Facts, FeedFacts>)
        listFeed(facts, list);
    else if constexpr (isFacts<Facts, PowerEquipmentFacts>)
        listPowerEquipment(facts, list);
    else if constexpr (isFacts<Facts, CoolingFacts>)
        listCooling(facts, list);
    else if constexpr (isFacts<Facts, AcceleratorFacts>)
        listAccelerator(facts, list);
    else if constexpr (isFacts<Facts, CpuFacts>)
        listCpu(facts, list);
    else if constexpr (isFacts<Facts, MemoryFacts>)
        listMemory(facts, list);
    else if constexpr (isFacts<Facts, SsdFacts>)
        listSsd(facts, list);
    else if constexpr (isFacts<Facts, NicFacts>)
        listNic(facts, list);
    else if constexpr (isFacts<Facts, OpticFacts>)
        listOptic(facts, list);
    else if constexpr (isFacts<Facts, FailureFacts>)
        listFailure(facts, list);
    else if constexpr (isFacts<Facts, ReferenceFacts>)
        listReference(facts, list);
    else if constexpr (isFacts<Facts, RoadmapFacts>)
        list("expected", facts.expected);
}

template <typename SomePart, typename List>
void listDevice(SomePart &part, const List &list)
{
    list("nameplate_power_w", part.electrical.nameplate);
    list("max_power_w", part.electrical.max);
    list("typical_power_w", part.electrical.typical);
    list("idle_power_w", part.electrical.idle);
    list("power_supplies", part.electrical.supplies);
    list("supply_efficiency_grade", part.electrical.grade);
    list("module_power", part.electrical.modules);
    list("lowest_input_voltage_v", part.electrical.lowestVoltage);
    list("highest_input_voltage_v", part.electrical.highestVoltage);
    list("inrush_current_a", part.electrical.inrush);
    list("heat_w", part.thermal.publishedHeat);
    list("airflow_m3_per_s", part.thermal.publishedAirflow);
    list("airflow_direction", part.thermal.airflowDirection);
    list("liquid_heat_fraction", part.thermal.liquidFraction);
    list("inlet_class", part.thermal.inletClass);
    list("highest_inlet_c", part.thermal.highestInlet);
    list("highest_coolant_c", part.thermal.highestCoolant);
}

template <typename Slot, typename SomePart>
std::vector<Slot> listFigures(SomePart &part)
{
    std::vector<Slot> slots;
    const auto list = [&slots](const char *key, auto &figure) { slots.push_back({key, &figure}); };
    const PartKind kind = kindOf(part);
    if (canStandInRack(kind) || kind == PartKind::Rack) {
        list("height_u", part.size.height);
        list("width_m", part.size.width);
        list("depth_m", part.size.depth);
        list("mass_kg", part.size.mass);
    }
    if (drawsPower(part) && canStandInRack(kind)) {
        listDevice(part, list);
    } else if (drawsPower(part)) {
        list("max_power_w", part.electrical.max);
        list("typical_power_w", part.electrical.typical);
        list("idle_power_w", part.electrical.idle);
    }
    std::visit([&list](auto &facts) { listFacts(facts, list); }, part.facts);
    if (auto *rack = std::get_if<RackFacts>(&part.facts); rack && isRackScale(part))
        listWhole(rack->whole, list);
    list("shortest_lead_days", part.lifecycle.shortestLead);
    list("longest_lead_days", part.lifecycle.longestLead);
    return slots;
}

} // namespace

std::vector<FigureSlot> figuresOf(Part &part)
{
    return listFigures<FigureSlot>(part);
}
std::vector<ConstFigureSlot> figuresOf(const Part &part)
{
    return listFigures<ConstFigureSlot>(part);
}

} // namespace clusterwright
