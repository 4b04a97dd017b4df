#include "libraries/netboxwords.h"

#include <algorithm>

namespace clusterwright::netbox {
namespace {

// One word on a line would be 500 lines.
// clang-format off
constexpr std::string_view consoleTypesList[] = {
    "db-25", "de-9", "mini-din-8", "other", "rj-11", "rj-12", "rj-45", "usb-a", "usb-b", "usb-c",
    "usb-micro-a", "usb-micro-ab", "usb-micro-b", "usb-mini-a", "usb-mini-b"};
static_assert(std::ranges::is_sorted(consoleTypesList));
constexpr std::string_view powerPortTypesList[] = {
    "cs6361c", "cs6365c", "cs8165c", "cs8265c", "cs8365c", "cs8465c", "dc-terminal", "hardwired",
    "iec-60309-2p-e-4h", "iec-60309-2p-e-6h", "iec-60309-2p-e-9h", "iec-60309-3p-e-4h",
    "iec-60309-3p-e-6h", "iec-60309-3p-e-9h", "iec-60309-3p-n-e-4h", "iec-60309-3p-n-e-6h",
    "iec-60309-3p-n-e-9h", "iec-60309-p-n-e-4h", "iec-60309-p-n-e-6h", "iec-60309-p-n-e-9h",
    "iec-60320-c14", "iec-60320-c16", "iec-60320-c18", "iec-60320-c20", "iec-60320-c22", "iec-60320-c6",
    "iec-60320-c8", "iec-60906-1", "ita-c", "ita-e", "ita-ef", "ita-f", "ita-g", "ita-h", "ita-i",
    "ita-j", "ita-k", "ita-l", "ita-m", "ita-n", "ita-o", "molex-micro-fit-1x2", "molex-micro-fit-2x2",
    "molex-micro-fit-2x3", "molex-micro-fit-2x4", "nbr-14136-10a", "nbr-14136-20a", "nema-1-15p",
    "nema-10-30p", "nema-10-50p", "nema-14-20p", "nema-14-30p", "nema-14-50p", "nema-14-60p",
    "nema-15-15p", "nema-15-20p", "nema-15-30p", "nema-15-50p", "nema-15-60p", "nema-5-15p",
    "nema-5-20p", "nema-5-30p", "nema-5-50p", "nema-6-15p", "nema-6-20p", "nema-6-30p", "nema-6-50p",
    "nema-l1-15p", "nema-l10-30p", "nema-l14-20p", "nema-l14-30p", "nema-l14-50p", "nema-l14-60p",
    "nema-l15-20p", "nema-l15-30p", "nema-l15-50p", "nema-l15-60p", "nema-l21-20p", "nema-l21-30p",
    "nema-l22-20p", "nema-l22-30p", "nema-l5-15p", "nema-l5-20p", "nema-l5-30p", "nema-l5-50p",
    "nema-l6-15p", "nema-l6-20p", "nema-l6-30p", "nema-l6-50p", "neutrik-powercon-20",
    "neutrik-powercon-32", "neutrik-powercon-true1", "neutrik-powercon-true1-top", "other",
    "saf-d-grid", "ubiquiti-smartpower", "usb-3-b", "usb-3-micro-b", "usb-a", "usb-b", "usb-c",
    "usb-micro-a", "usb-micro-ab", "usb-micro-b", "usb-mini-a", "usb-mini-b"};
static_assert(std::ranges::is_sorted(powerPortTypesList));
constexpr std::string_view outletTypesList[] = {
    "CS6360C", "CS6364C", "CS8164C", "CS8264C", "CS8364C", "CS8464C", "dc-terminal", "eaton-c39",
    "hardwired", "hdot-cx", "iec-60309-2p-e-4h", "iec-60309-2p-e-6h", "iec-60309-2p-e-9h",
    "iec-60309-3p-e-4h", "iec-60309-3p-e-6h", "iec-60309-3p-e-9h", "iec-60309-3p-n-e-4h",
    "iec-60309-3p-n-e-6h", "iec-60309-3p-n-e-9h", "iec-60309-p-n-e-4h", "iec-60309-p-n-e-6h",
    "iec-60309-p-n-e-9h", "iec-60320-c13", "iec-60320-c15", "iec-60320-c17", "iec-60320-c19",
    "iec-60320-c21", "iec-60320-c5", "iec-60320-c7", "iec-60906-1", "ita-e", "ita-f", "ita-g", "ita-h",
    "ita-i", "ita-j", "ita-k", "ita-l", "ita-m", "ita-multistandard", "ita-n", "ita-o",
    "molex-micro-fit-1x2", "molex-micro-fit-2x2", "molex-micro-fit-2x3", "molex-micro-fit-2x4",
    "nbr-14136-10a", "nbr-14136-20a", "nema-1-15r", "nema-10-30r", "nema-10-50r", "nema-14-20r",
    "nema-14-30r", "nema-14-50r", "nema-14-60r", "nema-15-15r", "nema-15-20r", "nema-15-30r",
    "nema-15-50r", "nema-15-60r", "nema-5-15r", "nema-5-20r", "nema-5-30r", "nema-5-50r", "nema-6-15r",
    "nema-6-20r", "nema-6-30r", "nema-6-50r", "nema-l1-15r", "nema-l10-30r", "nema-l14-20r",
    "nema-l14-30r", "nema-l14-50r", "nema-l14-60r", "nema-l15-20r", "nema-l15-30r", "nema-l15-50r",
    "nema-l15-60r", "nema-l21-20r", "nema-l21-30r", "nema-l22-20r", "nema-l22-30r", "nema-l5-15r",
    "nema-l5-20r", "nema-l5-30r", "nema-l5-50r", "nema-l6-15r", "nema-l6-20r", "nema-l6-30r",
    "nema-l6-50r", "neutrik-powercon-20a", "neutrik-powercon-32a", "neutrik-powercon-true1",
    "neutrik-powercon-true1-top", "other", "saf-d-grid", "ubiquiti-smartpower", "usb-a", "usb-c",
    "usb-micro-b"};
static_assert(std::ranges::is_sorted(outletTypesList));
constexpr std::string_view interfaceTypesList[] = {
    "1.6tbase-cr8", "1.6tbase-dr8", "1.6tbase-dr8-2", "1.6tbase-kr8", "1.6tbase-x-osfp1600",
    "1.6tbase-x-osfp1600-rhs", "1.6tbase-x-qsfpdd1600", "1000base-bx10-d", "1000base-bx10-u",
    "1000base-cwdm", "1000base-cx", "1000base-dwdm", "1000base-ex", "1000base-kx", "1000base-lsx",
    "1000base-lx", "1000base-lx10", "1000base-sx", "1000base-t", "1000base-tx", "1000base-x-gbic",
    "1000base-x-sfp", "1000base-zx", "100base-fx", "100base-lfx", "100base-t1", "100base-tx",
    "100base-x-sfp", "100gbase-cr1", "100gbase-cr10", "100gbase-cr2", "100gbase-cr4", "100gbase-cwdm4",
    "100gbase-dr", "100gbase-er4", "100gbase-fr1", "100gbase-kp4", "100gbase-kr2", "100gbase-kr4",
    "100gbase-lr1", "100gbase-lr4", "100gbase-sr1", "100gbase-sr1.2", "100gbase-sr10", "100gbase-sr2",
    "100gbase-sr4", "100gbase-x-cfp", "100gbase-x-cfp2", "100gbase-x-cfp4", "100gbase-x-cpak",
    "100gbase-x-cxp", "100gbase-x-dsfp", "100gbase-x-qsfp28", "100gbase-x-qsfpdd", "100gbase-x-sfpdd",
    "100gbase-zr", "10g-epon", "10gbase-br-d", "10gbase-br-u", "10gbase-cu", "10gbase-cx4",
    "10gbase-er", "10gbase-kr", "10gbase-kx4", "10gbase-lr", "10gbase-lrm", "10gbase-lx4", "10gbase-sr",
    "10gbase-t", "10gbase-x-sfpp", "10gbase-x-x2", "10gbase-x-xenpak", "10gbase-x-xfp", "10gbase-zr",
    "128gfc-qsfp28", "16gfc-sfpp", "1gfc-sfp", "2.5gbase-kx", "2.5gbase-t", "2.5gbase-x-sfp",
    "200gbase-cr2", "200gbase-cr4", "200gbase-dr4", "200gbase-er4", "200gbase-fr4", "200gbase-lr4",
    "200gbase-sr2", "200gbase-sr4", "200gbase-vr2", "200gbase-x-cfp2", "200gbase-x-qsfp56",
    "200gbase-x-qsfpdd", "25g-pon", "25gbase-cr", "25gbase-er", "25gbase-kr", "25gbase-lr",
    "25gbase-sr", "25gbase-t", "25gbase-x-sfp28", "2gfc-sfp", "32gfc-sfp28", "32gfc-sfpp",
    "400gbase-cr4", "400gbase-dr4", "400gbase-er8", "400gbase-fr4", "400gbase-fr8", "400gbase-lr4",
    "400gbase-lr8", "400gbase-sr16", "400gbase-sr4", "400gbase-sr4_2", "400gbase-sr8", "400gbase-vr4",
    "400gbase-x-cdfp", "400gbase-x-cfp2", "400gbase-x-cfp8", "400gbase-x-osfp", "400gbase-x-osfp-rhs",
    "400gbase-x-qsfp112", "400gbase-x-qsfpdd", "400gbase-zr", "40gbase-cr4", "40gbase-er4",
    "40gbase-fr4", "40gbase-kr4", "40gbase-lr4", "40gbase-sr4", "40gbase-sr4-bd", "40gbase-x-qsfpp",
    "4g", "4gfc-sfp", "50g-pon", "50gbase-cr", "50gbase-er", "50gbase-fr", "50gbase-kr", "50gbase-lr",
    "50gbase-sr", "50gbase-x-sfp28", "50gbase-x-sfp56", "5g", "5gbase-kr", "5gbase-t", "64gfc-qsfpp",
    "64gfc-sfpdd", "64gfc-sfpp", "800gbase-cr8", "800gbase-dr8", "800gbase-sr8", "800gbase-vr8",
    "800gbase-x-osfp", "800gbase-x-qsfpdd", "8gfc-sfpp", "bpon", "bridge", "cdma", "channel",
    "cisco-flexstack", "cisco-flexstack-plus", "cisco-stackwise", "cisco-stackwise-160",
    "cisco-stackwise-1t", "cisco-stackwise-320", "cisco-stackwise-480", "cisco-stackwise-80",
    "cisco-stackwise-plus", "docsis", "e1", "e3", "epon", "extreme-summitstack",
    "extreme-summitstack-128", "extreme-summitstack-256", "extreme-summitstack-512", "gpon", "gsm",
    "ieee802.11a", "ieee802.11ac", "ieee802.11ad", "ieee802.11ax", "ieee802.11ay", "ieee802.11be",
    "ieee802.11g", "ieee802.11n", "ieee802.15.1", "ieee802.15.4", "infiniband-ddr", "infiniband-edr",
    "infiniband-fdr", "infiniband-fdr10", "infiniband-hdr", "infiniband-ndr", "infiniband-qdr",
    "infiniband-sdr", "infiniband-xdr", "juniper-vcp", "lag", "lte", "moca", "ng-pon2", "other",
    "other-wireless", "sonet-oc12", "sonet-oc192", "sonet-oc1920", "sonet-oc3", "sonet-oc3840",
    "sonet-oc48", "sonet-oc768", "t1", "t3", "virtual", "xdsl", "xg-pon", "xgs-pon"};
static_assert(std::ranges::is_sorted(interfaceTypesList));
constexpr std::string_view portTypesList[] = {
    "110-punch", "4p2c", "4p4c", "6p2c", "6p4c", "6p6c", "8p2c", "8p4c", "8p6c", "8p8c", "bnc", "cs",
    "f", "fc", "fc-apc", "fc-pc", "fc-upc", "gg45", "lc", "lc-apc", "lc-pc", "lc-upc", "lsh", "lsh-apc",
    "lsh-pc", "lsh-upc", "lx5", "lx5-apc", "lx5-pc", "lx5-upc", "mdc", "mpo", "mrj21", "mtrj", "mu",
    "mu-apc", "mu-pc", "mu-upc", "n", "other", "sc", "sc-apc", "sc-pc", "sc-upc", "sma-905", "sma-906",
    "sn", "splice", "st", "tera-1p", "tera-2p", "tera-4p", "urm-p2", "urm-p4", "urm-p8", "usb-a",
    "usb-b", "usb-c", "usb-micro-a", "usb-micro-ab", "usb-micro-b", "usb-mini-a", "usb-mini-b"};
static_assert(std::ranges::is_sorted(portTypesList));
constexpr std::string_view airflowsList[] = {
    "bottom-to-top", "front-to-rear", "left-to-right", "mixed", "passive", "rear-to-front",
    "rear-to-side", "right-to-left", "side-to-rear", "top-to-bottom"};
static_assert(std::ranges::is_sorted(airflowsList));
constexpr std::string_view weightUnitsList[] = {
    "g", "kg", "lb", "oz"};
static_assert(std::ranges::is_sorted(weightUnitsList));
constexpr std::string_view deviceRolesList[] = {
    "child", "parent"};
static_assert(std::ranges::is_sorted(deviceRolesList));
constexpr std::string_view feedLegsList[] = {
    "A", "B", "C"};
static_assert(std::ranges::is_sorted(feedLegsList));
constexpr std::string_view poeModesList[] = {
    "pd", "pse"};
static_assert(std::ranges::is_sorted(poeModesList));
constexpr std::string_view poeTypesList[] = {
    "passive-24v-2pair", "passive-24v-4pair", "passive-48v-2pair", "passive-48v-4pair",
    "type1-ieee802.3af", "type2-ieee802.3at", "type3-ieee802.3bt", "type4-ieee802.3bt"};
static_assert(std::ranges::is_sorted(poeTypesList));
constexpr std::string_view radioRolesList[] = {
    "ap", "station"};
static_assert(std::ranges::is_sorted(radioRolesList));
constexpr std::string_view formFactorsList[] = {
    "2-post-frame", "4-post-cabinet", "4-post-frame", "wall-cabinet", "wall-cabinet-vertical",
    "wall-frame", "wall-frame-vertical"};
static_assert(std::ranges::is_sorted(formFactorsList));
constexpr std::string_view rackWidthsList[] = {
    "10", "19", "20", "21", "23"};
static_assert(std::ranges::is_sorted(rackWidthsList));
constexpr std::string_view lengthUnitsList[] = {
    "in", "mm"};
static_assert(std::ranges::is_sorted(lengthUnitsList));
constexpr std::string_view radioTypesList[] = {
    "ieee802.11a", "ieee802.11ac", "ieee802.11ad", "ieee802.11ax", "ieee802.11ay", "ieee802.11be",
    "ieee802.11g", "ieee802.11n", "ieee802.15.1", "ieee802.15.4", "other-wireless"};
static_assert(std::ranges::is_sorted(radioTypesList));
// clang-format on

} // namespace

const Words consoleTypes = consoleTypesList;
const Words powerPortTypes = powerPortTypesList;
const Words outletTypes = outletTypesList;
const Words interfaceTypes = interfaceTypesList;
const Words portTypes = portTypesList;
const Words airflows = airflowsList;
const Words weightUnits = weightUnitsList;
const Words deviceRoles = deviceRolesList;
const Words feedLegs = feedLegsList;
const Words poeModes = poeModesList;
const Words poeTypes = poeTypesList;
const Words radioRoles = radioRolesList;
const Words formFactors = formFactorsList;
const Words rackWidths = rackWidthsList;
const Words lengthUnits = lengthUnitsList;
const Words radioTypes = radioTypesList;

bool holds(Words words, std::string_view word)
{
    return std::ranges::binary_search(words, word);
}

} // namespace clusterwright::netbox
