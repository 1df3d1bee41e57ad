"""The words that the lookup of devices knows: names of devices, and words that say nothing of one."""

from collections.abc import Iterable, Iterator

from kiosk.content.content import Content
from kiosk.content.device_records import DeviceKind
from kiosk.journey.device_lookup.normalise import normalise_name

DENIALS = """
no not without sans pas aucun aucune non ni nor never jamais lacks lacking lack cannot
ohne kein keine keinen zonder geen senza sin
isn doesn hasn don haven wasn depourvu depourvue
"""
NEGATIONS = frozenset(DENIALS.split())
"""Words after which a thing is not there; of "doesn't" the first part."""

COMMON_WORDS = """
which who whose ne se grosses ouvre demarre belongs belong
i me we you it its he she they this that these those there here is are was were be been being am has have had
having do does did can could will would should may might must get gets got use used using want wants need needs
and or but so if then than as at on to by for about very really quite just also too still only some any all both
each other another my your our his her their s t d m n l j c qu y en et ou mais donc car si je tu il elle nous
vous ils elles ce cet cette ces ca cela est suis sont etait ete etre ai avons avez ont avait avoir fait faire
peut peux veux voudrais utilise utiliser pour par sur sous dans chez vers entre comme que qui quoi dont quand
tres trop bien bon bonne aussi encore deja seulement tout toute tous toutes ma mes mon ton ta tes son sa ses
notre nos votre vos leur leurs les des aux au with avec please merci bonjour bonsoir madame monsieur thanks
thank device devices appareil appareils machine gadget model called named name nom appele appelle marque brand
make maker kind type sort sorte genre new neuf neuve nouveau nouvelle recent recente latest last dernier
derniere year years annee annees ans an edition home famille enterprise education professional black white blue
red green gold silver grey gray pink purple noir noire blanc blanche bleu bleue rouge vert verte argent gris
grise rose big small large grand grande petit petite gros grosse 4g 5g lte cellular wi fi wlan bit bits 64bit
x64 arm intel amd core ram ssd cm mm running runs run tourne under version versions installed installe installee
system systeme os exploitation operating because puis depuis since from ago owner
"""
SMALL_TALK = frozenset(COMMON_WORDS.split())
"""Words in English and French that say nothing of a device, or nothing that decides."""

LOOKALIKES = """
table tables portail portier montrer monter lisse lise free fine song hand honour itel home bank tony sonny door
windy pony coal telia telenet proximus orange bouygues sfr vodafone base scarlet voo post luxembourg brussels
bruxelles paris mode modes service guest tango galeries condor lenco
"""
OTHER_WORDS = frozenset(LOOKALIKES.split())
"""Words that resemble a name of the content, and are another word or another maker: they are left as they are."""


def device_words(content: Content) -> set[str]:
    """Every word in the names of devices, of systems and of makers, and of things that will not do."""
    words = {word for name in _device_names(content) for word in normalise_name(name)}
    words |= {
        word
        for thing in content.unsuitable.values()
        for name in thing.also
        for word in normalise_name(name)
    }
    models = [one.model for one in content.apple]
    models += [one.model for one in content.android.values()]
    return words | {word for model in models for word in normalise_name(model)}


def apple_words(words: Iterable[str], content: Content) -> tuple[str, ...]:
    """Those of the words that names of Apple's devices have, and numbers."""
    kinds = [kind for kind in content.kinds.values() if kind.families]
    names = {name for kind in kinds for name in (*_names_of_kind(kind), *kind.older)}
    known = {word for name in names for word in normalise_name(name)}
    known |= {word for one in content.apple for word in normalise_name(one.model)}
    systems = {word for kind in kinds for name in kind.versions for word in normalise_name(name)}
    return tuple(
        word for word in words if not word.isalpha() or (word in known and word not in systems)
    )


def naming_words(content: Content) -> set[str]:
    """Every word that names a sort of thing, a system or a maker: what a mistyped word may have meant."""
    return {
        word
        for kind in content.kinds.values()
        for name in _names_of_kind(kind)
        for word in normalise_name(name)
    } | {
        word
        for thing in content.unsuitable.values()
        for name in map(normalise_name, thing.also)
        for word in name
        if len(name) == 1
    }


def qualifying_words(content: Content) -> set[str]:
    """Every word of the phrases that say something of a device besides its name."""
    return {
        word
        for one in content.qualifiers.values()
        for phrase in (*one.subjects, *one.phrases)
        for word in normalise_name(phrase)
    }


def _device_names(content: Content) -> Iterator[str]:
    for kind in content.kinds.values():
        yield from _names_of_kind(kind)
        yield from kind.older


def _names_of_kind(kind: DeviceKind) -> Iterator[str]:
    yield kind.name.english
    yield from (*kind.also, *kind.makers, *kind.doubted, *kind.systems, *kind.families)
    yield from kind.versions


def display_name(word: str, content: Content) -> str:
    """A known word as the content writes it: "iPhone", "macOS"; else with a capital letter, as a name."""
    for kind in content.kinds.values():
        for name in (kind.name.english, *kind.families):
            for part in name.split():
                if part.casefold() == word and part != part.casefold():
                    return part
    return word.capitalize() if word in _proper_names(content) else word


def _proper_names(content: Content) -> set[str]:
    """The words that are names of makers, systems and series, and not of a sort of thing such as "tablet"."""
    kinds = content.kinds.values()
    proper = {name for kind in kinds for name in (*kind.makers, *kind.systems)}
    also = [name for kind in kinds for name in kind.also]
    proper |= {name for name in also if also.count(name) == 1 and " " not in name}
    return {word for name in proper for word in normalise_name(name)}
