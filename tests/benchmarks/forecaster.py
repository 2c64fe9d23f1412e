"""The forecaster in plain PyTorch: the same layers, sizes and calls as lib/Workbench/Models/ApForecaster.cs, so that times can be compared."""
import math

import torch
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, channels=3, wind_features=6, horizons=8, width=32):
        super().__init__()
        self.width = width
        self.stem = nn.Sequential(
            nn.Conv2d(channels, width // 2, 3, stride=2, padding=1), nn.ReLU(),
            nn.Conv2d(width // 2, width, 3, stride=2, padding=1), nn.ReLU())
        self.gates = nn.Conv2d(2 * width, 4 * width, 3, padding=1)
        self.embed = nn.Linear(wind_features, width)
        layer = lambda: nn.TransformerEncoderLayer(width, 4, 2 * width, dropout=0.0, batch_first=True)  # noqa: E731
        self.encoders = nn.Sequential(layer(), layer())
        self.norm_images, self.norm_wind = nn.LayerNorm(width), nn.LayerNorm(width)
        self.head = nn.Sequential(nn.Linear(2 * width, 2 * width), nn.ReLU(), nn.Linear(2 * width, horizons))

    def image_features(self, images):
        batch, channels, frames, height, wide = images.shape
        features = self.stem(images.permute(0, 2, 1, 3, 4).reshape(batch * frames, channels, height, wide))
        features = features.reshape(batch, frames, *features.shape[1:])
        hidden = features.new_zeros(batch, self.width, *features.shape[3:])
        cell = torch.zeros_like(hidden)
        for frame in features.unbind(1):
            enter, forget, leave, candidate = self.gates(torch.cat([frame, hidden], 1)).chunk(4, 1)
            cell = torch.sigmoid(forget) * cell + torch.sigmoid(enter) * torch.tanh(candidate)
            hidden = torch.sigmoid(leave) * torch.tanh(cell)
        return hidden.mean((2, 3))

    def wind_features(self, wind):
        embedded = self.embed(wind)
        length, width = embedded.shape[1:]
        angle = torch.arange(length, dtype=torch.float64)[:, None] * torch.exp(torch.arange(0, width, 2, dtype=torch.float64) * (-math.log(10000.0) / width))
        places = torch.stack([angle.sin(), angle.cos()], 2).reshape(length, width).to(embedded)
        return self.encoders(embedded + places).mean(1)

    def forward(self, images, wind):
        return self.head(torch.cat([self.norm_images(self.image_features(images)), self.norm_wind(self.wind_features(wind))], 1))
