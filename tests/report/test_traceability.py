"""Every gap can be followed by hand: requirement, rule in words, statement, provision, source and locator."""

from __future__ import annotations

import re

import pytest

from lawgap.model.run import Finding, Run
from lawgap.model.words import Verdict
from lawgap.reporting.findings import anchor_of
