"""Valid identifiers of nobody: social credit codes and identity numbers, unique by arithmetic.

A serial number is spread over the space of its kind by a multiplication modulo the size of the
space, so two serials never share an identifier and no list of the used ones is needed.
"""

import numpy as np
import polars as pl

from .draws import Ints

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_WEIGHTS = np.array([3, 7, 9, 10, 5, 8, 4, 2])
USCC_WEIGHTS = np.array([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28])
BODY_SPACE = 31**6
BODY_STEP = 401_234_579
IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
IDENTITY_CHECKS = pl.Series(list("10X98765432"))
LOCAL_PLACES = np.array(
    [370202, 370203, 370205, 370206, 370211, 370212, 370213, 370214, 370222, 370281, 370282,
     370283, 370284, 370285, 370221, 370223, 370224, 370226]
)  # fmt: skip
MIGRANT_PLACES = np.array(
    [370302, 370402, 370502, 370602, 370685, 370702, 370724, 370783, 370802, 370829, 370902,
     371002, 371102, 371122, 371302, 371321, 371402, 371502, 371602, 371702, 371725, 320321,
     321281, 340122, 341222, 410122, 411422, 412726, 411381, 220102, 210202, 230102, 130102,
     140102, 610102, 510104, 420102, 430102, 520102, 620102]
)  # fmt: skip
SEQUENCES = 999


def social_credit_codes(serials: Ints, kinds: Ints, places: Ints) -> pl.Series:
    """USCCs (GB 32100) of 9X, a 6-digit place, YL and six characters, both check characters.

    `kinds` is 1 for companies, 2 for household businesses, 3 for cooperatives.
    """
    spread = (serials * BODY_STEP + 123_456_791) % BODY_SPACE
    code = np.zeros((len(serials), 18), dtype=np.int64)
    code[:, 0], code[:, 1] = 9, kinds
    for position in range(6):
        code[:, 2 + position] = places // 10 ** (5 - position) % 10
        code[:, 10 + position] = spread // 31**position % 31
    code[:, 8], code[:, 9] = USCC_ALPHABET.index("Y"), USCC_ALPHABET.index("L")
    code[:, 16] = _organisation_check(code[:, 8:16])
    code[:, 17] = (31 - code[:, :17] @ USCC_WEIGHTS % 31) % 31
    letters = np.frombuffer(USCC_ALPHABET.encode(), dtype=np.uint8)[code]
    return pl.Series("uscc", np.ascontiguousarray(letters).view("S18").ravel().astype("U18"))


def _organisation_check(body: Ints) -> Ints:
    """GB 11714 check character, as a position of the USCC alphabet."""
    face = np.array([int(letter, 36) for letter in USCC_ALPHABET])
    check = (11 - face[body] @ ORGANISATION_WEIGHTS % 11) % 11
    return np.where(check == 10, USCC_ALPHABET.index("X"), check)


def identity_numbers(bodies: Ints) -> pl.Series:
    """18-character identity numbers (GB 11643) of 17-digit bodies."""
    total = np.zeros(len(bodies), dtype=np.int64)
    for position, weight in enumerate(IDENTITY_WEIGHTS):
        total += bodies // 10 ** (16 - position) % 10 * weight
    return pl.Series("id_number", bodies).cast(pl.Utf8) + IDENTITY_CHECKS.gather(total % 11)


def identity_bodies(serials: Ints, places: Ints, born_from: int, born_days: int) -> Ints:
    """17-digit bodies: place, birth date and sequence; distinct for distinct serials.

    `places` are where people come from, `born_from` is the day number of the earliest birth and
    `born_days` how many days follow.
    """
    space = len(places) * born_days * SEQUENCES
    step = _coprime_step(space)
    spread = (serials % space) * step % space
    sequence = spread % SEQUENCES + 1
    birth = (spread // SEQUENCES % born_days + born_from).astype("datetime64[D]")
    place = places[spread // (SEQUENCES * born_days)]
    year = birth.astype("datetime64[Y]").astype(np.int64) + 1970
    month = birth.astype("datetime64[M]").astype(np.int64) % 12 + 1
    day = (birth - birth.astype("datetime64[M]")).astype(np.int64) + 1
    return ((place * 10_000 + year) * 100 + month) * 100_000 + day * 1000 + sequence


def _coprime_step(space: int) -> int:
    """A step without common divisor with `space`, small enough for 64-bit products."""
    step = 612_345_679 % space | 1
    while np.gcd(step, space) != 1:
        step += 2
    return int(step)


def birth_days(bodies: Ints) -> Ints:
    """The day number of the birth date in each 17-digit body."""
    year, month, day = bodies // 10**7 % 10**4, bodies // 10**5 % 100, bodies // 1000 % 100
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    return months.astype("datetime64[D]").astype(np.int64) + day - 1
